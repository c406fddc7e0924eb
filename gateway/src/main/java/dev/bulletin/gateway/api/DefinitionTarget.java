package dev.bulletin.gateway.api;

import dev.bulletin.common.error.ServiceException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * What a definition that is sent takes the place of.
 *
 * @param isNew of nothing
 * @param revision the one that the writer has read; 0 for a new one
 */
record DefinitionTarget(boolean isNew, int revision) {
  /** By If-None-Match for a new one, else by If-Match. */
  static DefinitionTarget ofSave(RoutingContext ctx) {
    String header = ctx.request().getHeader(HttpHeaders.IF_NONE_MATCH);
    if (header == null) {
      return new DefinitionTarget(false, RevisionTag.required(ctx, "definition"));
    }
    if (!header.strip().equals("*") || ctx.request().headers().contains(HttpHeaders.IF_MATCH)) {
      throw ServiceException.invalid(
          "If-None-Match", "expected * for a new one, and then no If-Match");
    }
    return new DefinitionTarget(true, 0);
  }
}
