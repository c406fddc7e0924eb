package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.CommandKey;
import dev.bulletin.common.bus.Principal;
import dev.bulletin.gateway.repeat.RepeatedWrite;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * What a write is to change.
 *
 * @param principal who writes
 * @param revision the one that the writer has read
 * @param key by which it is known when it comes again, or null
 */
record Target(Principal principal, String slug, int revision, @Nullable CommandKey key) {
  static Target of(RoutingContext ctx) {
    return new Target(
        Admission.principal(ctx),
        PathParameters.slug(ctx),
        RevisionTag.required(ctx),
        RepeatedWrite.key(ctx).orElse(null));
  }
}
