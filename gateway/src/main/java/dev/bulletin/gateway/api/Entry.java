package dev.bulletin.gateway.api;

import dev.bulletin.gateway.guard.Rule;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Who may use a route, and what holds requests to it before anything of them is read. */
public record Entry(Rule rule, Handler<RoutingContext> guard) {}
