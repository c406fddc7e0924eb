package dev.bulletin.report.store;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Committed changes that wait to be told. */
public interface ChangeOutbox {
  /** At most how many are handed on at once. */
  int BATCH = 100;

  /**
   * Hands the oldest waiting changes on and, when the teller has ended and not failed, counts them
   * as told; what another instance has in hand is left to it.
   *
   * @return how many were handed on; fewer than {@link #BATCH} when no more are waiting
   */
  Future<Integer> handOn(Function<List<Change>, Future<Void>> teller);

  /** The change that made the report, at that address, that revision; whether told or not. */
  Future<Optional<Change>> find(String slug, int revision);

  /**
   * Lets what was counted as told wait again, if it changed within that span before the newest
   * change; of many changes only the newest.
   */
  Future<Void> reopen(Duration span);
}
