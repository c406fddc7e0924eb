package dev.bulletin.gateway.alert;

import io.vertx.core.Future;
import java.util.List;

/** All rules. What is not there fails with NOT_FOUND, what has changed with PRECONDITION_FAILED. */
public interface Alerts {
  Future<List<Alert>> list();

  Future<Alert> find(String name);

  /** A new one; PRECONDITION_FAILED when there is one of that name. */
  Future<AlertWritten> create(AlertDraft draft);

  /** In place of the one at that revision; if that was raised, it is told to be cleared. */
  Future<AlertWritten> replace(AlertDraft draft, int revision);

  /** Ends it; if it was raised, it is told to be cleared. */
  Future<AlertWritten> delete(String name, int revision);
}
