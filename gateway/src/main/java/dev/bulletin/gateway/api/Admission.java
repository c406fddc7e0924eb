package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.gateway.person.Role;
import dev.bulletin.gateway.session.Authentication;
import dev.bulletin.gateway.session.Caller;
import dev.bulletin.gateway.session.TokenAuthentication;
import io.vertx.ext.web.RoutingContext;

/** Lets requests in, by who sends them. */
final class Admission {
  private final Authentication callers;

  Admission(Authentication callers) {
    this.callers = callers;
  }

  /** Only who may write. */
  void writer(RoutingContext ctx) {
    callers.require(ctx, ReportContract.WRITE_SCOPE);
  }

  /** Only who may change dashboards. */
  void definer(RoutingContext ctx) {
    callers.require(ctx, DashboardContract.DEFINE_SCOPE);
  }

  /** Only a program that may push samples, of some series at least. */
  void pusher(RoutingContext ctx) {
    callers.requireProgram(ctx, DashboardContract.PUSH_SCOPE, DashboardContract::isPushScope);
  }

  /** Only a program that may publish, in some rooms at least. */
  void speaker(RoutingContext ctx) {
    callers.requireProgram(ctx, RealtimeContract.PUBLISH_SCOPE, RealtimeContract::isPublishScope);
  }

  /** Whoever is known and connects under that name: people, and programs that enter some rooms. */
  void connecting(RoutingContext ctx) {
    callers.require(ctx, RealtimeContract.TOKEN_SCOPE, Admission::mayConnect);
  }

  private static boolean mayConnect(String scope) {
    return scope.equals(Role.STUDIO_SCOPE) || RealtimeContract.isTokenScope(scope);
  }

  /** Only who may enter some rooms at least. */
  void entering(RoutingContext ctx) {
    callers.require(ctx, RealtimeContract.TOKEN_SCOPE, RealtimeContract::isTokenScope);
  }

  /** Only a program that may steer the connections of users. */
  void steerer(RoutingContext ctx) {
    callers.requireProgram(ctx, RealtimeContract.USERS_SCOPE, RealtimeContract.USERS_SCOPE::equals);
  }

  /** Only who may see which rooms somebody is in. */
  void observer(RoutingContext ctx) {
    callers.require(ctx, RealtimeContract.READ_SCOPE);
  }

  /** Only who may see what goes on in rooms, and with which readers. */
  void watcher(RoutingContext ctx) {
    callers.require(ctx, RealtimeContract.WATCH_SCOPE);
  }

  /** Everyone; who shows a good token is known. */
  void anyone(RoutingContext ctx) {
    callers.recognize(ctx);
  }

  /** Who was let in as one who may write. */
  static Caller caller(RoutingContext ctx) {
    return TokenAuthentication.caller(ctx).orElseThrow();
  }

  static Principal principal(RoutingContext ctx) {
    return caller(ctx).principal();
  }

  /** Whether who was let in may also see what is not published. */
  static boolean seesDrafts(RoutingContext ctx) {
    return TokenAuthentication.caller(ctx)
        .filter(caller -> caller.principal().may(ReportContract.WRITE_SCOPE))
        .isPresent();
  }
}
