package dev.bulletin.gateway.api;

import dev.bulletin.contract.report.ReportWritten;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers about reports, with the headers that lead on from them. */
public final class ReportAnswers {
  static final String REPORTS = "/api/v1/reports";

  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final int MOVED = 301;

  private ReportAnswers() {}

  /** With the revision as ETag. */
  static void send(RoutingContext ctx, int revision, Record answer) {
    ctx.response().putHeader(HttpHeaders.ETAG, RevisionTag.of(revision));
    JsonAnswers.send(ctx, OK, answer);
  }

  static void sendCreated(RoutingContext ctx, ReportWritten written) {
    sendWritten(ctx, CREATED, written);
  }

  static void sendWritten(RoutingContext ctx, ReportWritten written) {
    sendWritten(ctx, OK, written);
  }

  private static void sendWritten(RoutingContext ctx, int status, ReportWritten written) {
    ctx.response()
        .putHeader(HttpHeaders.LOCATION, REPORTS + "/" + written.slug())
        .putHeader(HttpHeaders.ETAG, RevisionTag.of(written.revision()));
    JsonAnswers.send(ctx, status, written);
  }

  /**
   * A page of a list; the ways to the next, and from a later one to the first, keep everything that
   * was asked for.
   */
  public static void sendPage(
      RoutingContext ctx, Record page, String parameter, @Nullable Object next) {
    List<String> links = new ArrayList<>();
    if (next != null) {
      links.add(link(ctx, query(ctx, parameter) + encoded(parameter, next), "next"));
    }
    if (ctx.queryParams().contains(parameter)) {
      links.add(link(ctx, query(ctx, parameter).replaceFirst("&$", ""), "first"));
    }
    if (!links.isEmpty()) {
      ctx.response().putHeader("link", String.join(", ", links));
    }
    JsonAnswers.send(ctx, OK, page);
  }

  private static String link(RoutingContext ctx, String query, String relation) {
    String uri = ctx.request().path() + (query.isEmpty() ? "" : "?" + query);
    return "<" + uri + ">; rel=\"" + relation + "\"";
  }

  private static String query(RoutingContext ctx, String without) {
    return ctx.queryParams().entries().stream()
        .filter(parameter -> !parameter.getKey().equals(without))
        .map(parameter -> encoded(parameter.getKey(), parameter.getValue()) + "&")
        .collect(Collectors.joining());
  }

  /** Nobody keeps the way, since a report may move back. */
  static void sendMoved(RoutingContext ctx, String location) {
    String query = ctx.request().query();
    ctx.response()
        .setStatusCode(MOVED)
        .putHeader(HttpHeaders.LOCATION, query == null ? location : location + "?" + query)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end();
  }

  private static String encoded(String name, Object value) {
    return name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
  }
}
