package dev.bulletin.gateway.audit;

import dev.bulletin.gateway.audit.AuditTrail.Said;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is done by writes to the addresses of the API and of the studio. */
final class AuditedWrites {
  private static final String API = "/api/v1";
  private static final String STUDIO = "/studio";
  private static final String NAME = "/([^/]+)";
  private static final String REPORT = "report";
  private static final String DASHBOARD = "dashboard";
  private static final String PLAN = "plan";
  private static final String HOOK = "hook";
  private static final String ALERT = "alert";

  /** What changes nothing that is kept, and what programs tell all day. */
  private static final Pattern UNRECORDED =
      Pattern.compile(
          String.join(
              "|",
              API + "/(?:batch|series|reports/batch|reports/preview|dashboards/check)",
              API + "/rooms/[^/]+/publications",
              API + "/realtime/(?:token|rooms/.*|users/.*)",
              STUDIO + "/(?:preview|language|sign-in|dashboards/check)"));

  private static final List<Rule> RULES =
      List.of(
          rule("POST", API + "/reports", "report.create", REPORT),
          rule("PUT", API + "/reports" + NAME, "report.save", REPORT),
          rule("POST", API + "/reports" + NAME + "/publish", "report.publish", REPORT),
          rule("POST", API + "/reports" + NAME + "/withdraw", "report.withdraw", REPORT),
          rule("POST", API + "/reports" + NAME + "/move", "report.move", REPORT),
          rule("POST", API + "/reports" + NAME + "/schedule", "report.schedule", REPORT),
          rule("DELETE", API + "/reports" + NAME + "/schedule", "report.unschedule", REPORT),
          rule("POST", API + "/reports" + NAME + "/revisions/.+", "report.restore", REPORT),
          rule("POST", API + "/reports/import", "report.import", ""),
          rule("POST", API + "/images", "report.image", ""),
          rule("POST", API + "/dashboards" + NAME + "/snapshots", "dashboard.snapshot", DASHBOARD),
          rule("PUT", API + "/dashboards" + NAME + "/definition", "dashboard.save", DASHBOARD),
          rule("DELETE", API + "/dashboards" + NAME + "/definition", "dashboard.remove", DASHBOARD),
          rule("PUT", API + "/snapshot-plans" + NAME, "plan.save", PLAN),
          rule("DELETE", API + "/snapshot-plans" + NAME, "plan.remove", PLAN),
          rule("POST", STUDIO + "/reports" + NAME + "/move", "report.move", REPORT),
          rule("POST", STUDIO + "/reports" + NAME + "/withdraw", "report.withdraw", REPORT),
          rule("POST", STUDIO + "/reports" + NAME + "/restore", "report.restore", REPORT),
          rule("POST", STUDIO + "/images", "report.image", ""),
          field("dashboard", STUDIO + "/snapshots", "dashboard.snapshot", DASHBOARD),
          field("name", STUDIO + "/plans", "plan.save", PLAN),
          field("name", STUDIO + "/plans/delete", "plan.remove", PLAN),
          rule("POST", STUDIO + "/dashboards" + NAME + "/removal", "dashboard.remove", DASHBOARD),
          rule("POST", STUDIO + "/rooms/close", "room.close", ""),
          rule("POST", STUDIO + "/rooms/disconnect", "room.disconnect", ""),
          rule("PUT", API + "/hooks" + NAME, "hook.save", HOOK),
          rule("DELETE", API + "/hooks" + NAME, "hook.remove", HOOK),
          rule("PUT", API + "/alerts" + NAME, "hook.saveAlert", ALERT),
          rule("DELETE", API + "/alerts" + NAME, "hook.removeAlert", ALERT),
          rule("POST", API + "/hooks" + NAME + "/secret", "hook.secret", HOOK),
          field("name", STUDIO + "/hooks", "hook.save", HOOK),
          rule("POST", STUDIO + "/hooks" + NAME, "hook.save", HOOK),
          rule("POST", STUDIO + "/hooks" + NAME + "/secret", "hook.secret", HOOK),
          rule("POST", STUDIO + "/hooks" + NAME + "/test", "hook.test", HOOK),
          rule("POST", STUDIO + "/hooks" + NAME + "/again", "hook.again", HOOK),
          rule("POST", STUDIO + "/hooks" + NAME + "/removal", "hook.remove", HOOK),
          field("name", STUDIO + "/alerts", "hook.saveAlert", ALERT),
          rule("POST", STUDIO + "/alerts" + NAME, "hook.saveAlert", ALERT),
          rule("POST", STUDIO + "/alerts" + NAME + "/removal", "hook.removeAlert", ALERT),
          rule("POST", API + "/hooks" + NAME + "/test", "hook.test", HOOK),
          rule("POST", API + "/hooks" + NAME + "/deliveries/.+", "hook.again", HOOK),
          rule("POST", STUDIO + "/sign-out", "session.end", ""),
          rule("POST", STUDIO + "/sign-out-everywhere", "session.endAll", ""));

  private AuditedWrites() {}

  /**
   * Writes to an address.
   *
   * @param field of the form that names the subject; empty when the address does, or else the one
   *     that the answer leads to
   */
  private record Rule(String method, Pattern path, String action, String kind, String field) {
    Optional<Said> at(RoutingContext ctx) {
      Matcher found = path.matcher(ctx.request().path());
      return ctx.request().method().name().equals(method) && found.matches()
          ? Optional.of(new Said(action, kind, subject(ctx, found)))
          : Optional.empty();
    }

    private String subject(RoutingContext ctx, Matcher found) {
      if (!field.isEmpty()) {
        return Optional.ofNullable(ctx.request().getFormAttribute(field)).orElse("");
      }
      return found.groupCount() == 1
          ? found.group(1)
          : lastSegment(ctx.response().headers().get(HttpHeaders.LOCATION));
    }

    private String lastSegment(@Nullable String location) {
      return kind.isEmpty() || location == null
          ? ""
          : location.substring(location.lastIndexOf('/') + 1);
    }
  }

  private static Rule rule(String method, String path, String action, String kind) {
    return new Rule(method, Pattern.compile(path), action, kind, "");
  }

  private static Rule field(String field, String path, String action, String kind) {
    return new Rule("POST", Pattern.compile(path), action, kind, field);
  }

  static boolean isUnrecorded(RoutingContext ctx) {
    return UNRECORDED.matcher(ctx.request().path()).matches();
  }

  /** Empty for an address that is not known here. */
  static Optional<Said> at(RoutingContext ctx) {
    return RULES.stream().flatMap(rule -> rule.at(ctx).stream()).findFirst();
  }
}
