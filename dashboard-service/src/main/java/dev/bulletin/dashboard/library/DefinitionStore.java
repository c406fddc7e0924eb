package dev.bulletin.dashboard.library;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keeps the definitions that somebody has saved. */
interface DefinitionStore {
  /** Which there are, by name, and of which state. */
  Future<Map<String, Definition.Mark>> marks();

  /** Those of these names that there are. */
  Future<List<Definition>> find(Collection<String> names);

  /**
   * Keeps a definition in place of that revision, or as a new one where that is 0. Fails with
   * PRECONDITION_FAILED when another is there, and with CONFLICT when there are too many.
   *
   * @return the new revision
   */
  Future<Integer> save(String name, String yaml, int revision, String author);

  /**
   * Puts another name in the place of an author's.
   *
   * @return how many definitions bear it now
   */
  Future<Integer> replaceAuthor(String name, String other);

  /** Fails with NOT_FOUND, or with PRECONDITION_FAILED when another revision is there. */
  Future<Void> delete(String name, int revision);
}
