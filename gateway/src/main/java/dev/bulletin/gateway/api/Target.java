package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.Principal;
import io.vertx.ext.web.RoutingContext;

/**
 * What a write is to change.
 *
 * @param principal who writes
 * @param revision the one that the writer has read
 */
record Target(Principal principal, String slug, int revision) {
  static Target of(RoutingContext ctx) {
    return new Target(
        Admission.principal(ctx), PathParameters.slug(ctx), RevisionTag.required(ctx));
  }
}
