package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.gateway.guard.Rule;
import dev.bulletin.gateway.person.Role;
import dev.bulletin.gateway.session.Authentication;
import dev.bulletin.gateway.session.Caller;
import dev.bulletin.gateway.session.TokenAuthentication;
import io.vertx.ext.web.RoutingContext;

/** Lets requests in, by who sends them. */
public final class Admission {
  /** Everyone, whoever they are. */
  public static final Entry OPEN = new Entry(Rule.ANYONE, RoutingContext::next);

  private final Authentication callers;

  /** Knows callers by what they show. */
  public Admission(Authentication callers) {
    this.callers = callers;
  }

  /** Only who may write. */
  public Entry writer() {
    return entry(Rule.known(ReportContract.WRITE_SCOPE));
  }

  /** Only who may change dashboards. */
  public Entry definer() {
    return entry(Rule.known(DashboardContract.DEFINE_SCOPE));
  }

  /** Only a program that may push samples, of some series at least. */
  public Entry pusher() {
    return entry(Rule.program(DashboardContract.PUSH_SCOPE, DashboardContract::isPushScope));
  }

  /** Only a program that may publish, in some rooms at least. */
  public Entry speaker() {
    return entry(Rule.program(RealtimeContract.PUBLISH_SCOPE, RealtimeContract::isPublishScope));
  }

  /** Whoever is known and connects under that name: people, and programs that enter some rooms. */
  public Entry connecting() {
    return entry(Rule.known(RealtimeContract.TOKEN_SCOPE, Admission::mayConnect));
  }

  private static boolean mayConnect(String scope) {
    return scope.equals(Role.STUDIO_SCOPE) || RealtimeContract.isTokenScope(scope);
  }

  /** Only who may enter some rooms at least. */
  public Entry entering() {
    return entry(Rule.known(RealtimeContract.TOKEN_SCOPE, RealtimeContract::isTokenScope));
  }

  /** Only a program that may steer the connections of users. */
  public Entry steerer() {
    return entry(Rule.program(RealtimeContract.USERS_SCOPE));
  }

  /** Only who may see which rooms somebody is in. */
  public Entry observer() {
    return entry(Rule.known(RealtimeContract.READ_SCOPE));
  }

  /** Only who may see what goes on in rooms, and with which readers. */
  public Entry watcher() {
    return entry(Rule.known(RealtimeContract.WATCH_SCOPE));
  }

  /** Only who may set up hooks and alert rules. */
  public Entry hooks() {
    return entry(Rule.known(Role.HOOKS_SCOPE));
  }

  /** Only who may make tokens for programs. */
  public Entry tokens() {
    return entry(Rule.known(Role.TOKENS_SCOPE));
  }

  /** Everyone; who shows a good token is known. */
  public Entry anyone() {
    return entry(Rule.ANYONE);
  }

  /** Holds requests to the rule by which it is declared. */
  private Entry entry(Rule rule) {
    return new Entry(rule, ctx -> admit(ctx, rule));
  }

  private void admit(RoutingContext ctx, Rule rule) {
    switch (rule.who()) {
      case ANYONE -> callers.recognize(ctx);
      case KNOWN -> callers.require(ctx, rule.scope(), rule.suffices());
      case PROGRAM -> callers.requireProgram(ctx, rule.scope(), rule.suffices());
      case PERSON, NOBODY -> ctx.fail(ErrorCode.FORBIDDEN.status());
    }
  }

  /** Who was let in as one who may write. */
  public static Caller caller(RoutingContext ctx) {
    return TokenAuthentication.caller(ctx).orElseThrow();
  }

  public static Principal principal(RoutingContext ctx) {
    return caller(ctx).principal();
  }

  /** Whether who was let in may also see what is not published. */
  static boolean seesDrafts(RoutingContext ctx) {
    return TokenAuthentication.caller(ctx)
        .filter(caller -> caller.principal().may(ReportContract.WRITE_SCOPE))
        .isPresent();
  }
}
