package dev.bulletin.report.schedule;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reports that wait for their time. */
interface Schedule {
  /** At most how many are taken at once. */
  int BATCH = 10;

  /**
   * The reports whose time has come; nobody else is given them for as long as {@code hold}.
   *
   * @return fewer than {@link #BATCH} when no more are due
   */
  Future<List<DueReport>> take(Duration hold);

  /** How long it is until the next one can be taken, if any waits. */
  Future<Optional<Duration>> untilNext();
}
