package dev.bulletin.gateway.page;

import dev.bulletin.common.words.Words;
import dev.bulletin.gateway.reference.Reference;

/**
 * A kind of problem as the page of the API tells of it.
 *
 * @param id of its section
 * @param what has happened, and what to do
 */
record ProblemKindView(String id, String type, int status, String title, String what) {
  static ProblemKindView of(Words words, Reference.Kind kind) {
    String what = words.text("api.problem." + kind.status());
    return new ProblemKindView(kind.id(), kind.type(), kind.status(), kind.title(), what);
  }
}
