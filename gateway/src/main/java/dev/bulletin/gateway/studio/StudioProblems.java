package dev.bulletin.gateway.studio;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.web.Problem;
import dev.bulletin.common.web.Problems;
import dev.bulletin.common.words.Words;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Says in the studio what went wrong: to people on a page, to its scripts as JSON. */
final class StudioProblems {
  private final StudioPages pages;

  StudioProblems(StudioPages pages) {
    this.pages = pages;
  }

  void handle(RoutingContext ctx) {
    Visit visit = new Visit(ctx, pages);
    if (visit.isByScript()) {
      Problems.handle(ctx);
    } else {
      Problems.handle(ctx, (failed, problem) -> show(visit, problem));
    }
  }

  private void show(Visit visit, Problem problem) {
    ErrorCode code = ErrorCode.ofStatus(problem.status());
    boolean reads =
        visit.ctx().request().method() == HttpMethod.GET
            || visit.ctx().request().method() == HttpMethod.HEAD;
    if (code == ErrorCode.UNAUTHENTICATED && reads) {
      visit.goTo(SignInRoutes.PATH + "?return=" + encoded(visit.ctx().request().uri()));
      return;
    }
    visit.show(code.status(), view(visit.words(), code, problem));
  }

  private static String encoded(String uri) {
    return URLEncoder.encode(ReturnPath.of(uri), StandardCharsets.UTF_8);
  }

  private static View view(Words words, ErrorCode code, Problem problem) {
    String kind = "problem." + kindOf(code);
    String headline = words.text(kind + ".title");
    return new View(
        "studio/problem",
        Section.NONE,
        headline,
        Map.of(
            "headline", headline,
            "status", words.text("problem.status", "status", "" + code.status()),
            "what", words.text(kind + ".what"),
            "next", words.text(kind + ".next"),
            "detail", code == ErrorCode.INTERNAL ? "" : problem.detail()));
  }

  private static String kindOf(ErrorCode code) {
    return switch (code) {
      case UNAUTHENTICATED -> "ended";
      case FORBIDDEN -> "forbidden";
      case NOT_FOUND, GONE, METHOD_NOT_ALLOWED -> "notFound";
      case PRECONDITION_FAILED, CONFLICT -> "changed";
      case UNAVAILABLE -> "unavailable";
      case INTERNAL -> "internal";
      case INVALID_REQUEST,
          TOO_LARGE,
          URI_TOO_LONG,
          HEADERS_TOO_LARGE,
          UNSUPPORTED_MEDIA_TYPE,
          UNPROCESSABLE,
          PRECONDITION_REQUIRED,
          TOO_MANY_REQUESTS ->
          "request";
    };
  }
}
