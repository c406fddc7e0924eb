package dev.bulletin.gateway.api;

import dev.bulletin.common.error.ServiceException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * What something that is sent takes the place of.
 *
 * @param isNew of nothing
 * @param revision the one that the writer has read; 0 for a new one
 */
public record SaveTarget(boolean isNew, int revision) {
  /** Of something of that kind: by If-None-Match for a new one, else by If-Match. */
  public static SaveTarget of(RoutingContext ctx, String kind) {
    String header = ctx.request().getHeader(HttpHeaders.IF_NONE_MATCH);
    if (header == null) {
      return new SaveTarget(false, RevisionTag.required(ctx, kind));
    }
    if (!header.strip().equals("*") || ctx.request().headers().contains(HttpHeaders.IF_MATCH)) {
      throw ServiceException.invalid(
          "If-None-Match", "expected * for a new one, and then no If-Match");
    }
    return new SaveTarget(true, 0);
  }
}
