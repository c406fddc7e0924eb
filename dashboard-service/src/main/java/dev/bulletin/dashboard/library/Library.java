package dev.bulletin.dashboard.library;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Keeps what this instance knows of the dashboards as the store has them. Thread-safe. */
public final class Library {
  private final Vertx vertx;
  private final DefinitionStore store;
  private final Dashboards dashboards;
  private final Consumer<Set<String>> outdated;
  private Future<?> reading = Future.succeededFuture();

  /**
   * Nothing read yet.
   *
   * @param outdated told the names of dashboards that are another from now on
   */
  public Library(
      Vertx vertx, PgDefinitions store, Dashboards dashboards, Consumer<Set<String>> outdated) {
    this(vertx, (DefinitionStore) store, dashboards, outdated);
  }

  Library(
      Vertx vertx, DefinitionStore store, Dashboards dashboards, Consumer<Set<String>> outdated) {
    this.vertx = vertx;
    this.store = store;
    this.dashboards = dashboards;
    this.outdated = outdated;
  }

  /**
   * Reads what has changed. One that is asked for while another is under way comes after it, since
   * that one may have begun too early.
   */
  public synchronized Future<Void> read() {
    Future<Void> next = reading.otherwiseEmpty().compose(read -> readChanges());
    reading = next;
    return next;
  }

  private Future<Void> readChanges() {
    return store.marks().compose(this::readChanges);
  }

  private Future<Void> readChanges(Map<String, Definition.Mark> marks) {
    Map<String, Definition.Mark> known = dashboards.saved();
    Map<String, Definition.Mark> changed = new HashMap<>(marks);
    changed.entrySet().removeAll(known.entrySet());
    Set<String> deleted = new HashSet<>(known.keySet());
    deleted.removeAll(marks.keySet());
    return changed.isEmpty() && deleted.isEmpty()
        ? Future.succeededFuture()
        : store.find(changed.keySet()).compose(found -> accept(found, deleted));
  }

  /**
   * Reading a large definition takes some milliseconds, in which an event loop has better to do.
   */
  private Future<Void> accept(List<Definition> found, Set<String> deleted) {
    return vertx
        .executeBlocking(() -> dashboards.accept(found, deleted), /* ordered= */ false)
        .onSuccess(outdated::accept)
        .mapEmpty();
  }
}
