package dev.bulletin.report.store;

import dev.bulletin.contract.report.ReportChanged;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;

/** Committed changes that wait to be told. */
public interface ChangeOutbox {
  /** At most how many are handed on at once. */
  int BATCH = 100;

  /**
   * Hands the oldest waiting changes on and counts them as told, unless the teller fails; what
   * another instance has in hand is left to it.
   *
   * @return how many were handed on; fewer than {@link #BATCH} when no more are waiting
   */
  Future<Integer> handOn(Consumer<List<ReportChanged>> teller);
}
