package dev.bulletin.gateway.edge;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.contract.report.Language;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/**
 * How readers are told why there is no page, as it fits the place where the page would be.
 *
 * @param refusals the same without any work for it
 */
record Explanations(ProblemPages problems, Refusals refusals) {
  /** Says what has happened, as finished HTML. */
  interface Wording {
    Future<Buffer> problem(Language language, ErrorCode code, String detail);
  }

  static Explanations in(Wording wording, SecurityHeaders security) {
    return new Explanations(new ProblemPages(wording, security), new Refusals(wording, security));
  }
}
