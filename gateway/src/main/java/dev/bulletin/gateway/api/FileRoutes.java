package dev.bulletin.gateway.api;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.gateway.transfer.InternalClient;
import dev.bulletin.gateway.transfer.InternalRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/** What is published as files: images, and reports in print and in pictures. */
final class FileRoutes implements Routes {
  private static final String REPORT = "/:language/reports/:slug";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  private final InternalClient internal;

  FileRoutes(InternalClient internal) {
    this.internal = internal;
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, "/images/:id.:ext").get(Admission.OPEN, this::image).end();
    Resource.at(router, REPORT + ".pdf").get(Admission.OPEN, ctx -> report(ctx, ".pdf")).end();
    Resource.at(router, REPORT + ".png").get(Admission.OPEN, ctx -> report(ctx, ".png")).end();
    Resource.at(router, REPORT + "/charts/:n.svg").get(Admission.OPEN, this::chart).end();
  }

  private void image(RoutingContext ctx) {
    pass(ctx, "/images/" + name(ctx, "id") + "." + name(ctx, "ext"));
  }

  private void report(RoutingContext ctx, String kind) {
    pass(ctx, "/reports/" + PathParameters.slug(ctx) + kind + language(ctx));
  }

  private void chart(RoutingContext ctx) {
    int chart = PathParameters.number(ctx, "n", "chart");
    String slug = PathParameters.slug(ctx);
    pass(ctx, "/reports/%s/charts/%d.svg%s".formatted(slug, chart, language(ctx)));
  }

  /** Everyone is a reader here, so that drafts never leave. */
  private void pass(RoutingContext ctx, String uri) {
    internal.pass(ctx, InternalRequest.get(ReportContract.SERVICE, uri, InternalRequest.READER));
  }

  private static String language(RoutingContext ctx) {
    return Language.of(ctx.pathParam("language"))
        .map(language -> "?language=" + language.code())
        .orElseThrow(FileRoutes::nothing);
  }

  private static String name(RoutingContext ctx, String parameter) {
    String name = ctx.pathParam(parameter);
    if (!NAME.matcher(name).matches()) {
      throw nothing();
    }
    return name;
  }

  private static ServiceException nothing() {
    return new ServiceException(ErrorCode.NOT_FOUND, "nothing is at this address");
  }
}
