package dev.bulletin.gateway.api;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.gateway.edge.Slug;
import io.vertx.ext.web.RoutingContext;

/** The parts of a path, each checked; what cannot be there is not found. */
public final class PathParameters {
  private static final String NUMBER = "[1-9][0-9]{0,8}";

  private PathParameters() {}

  /** The report's address. */
  static String slug(RoutingContext ctx) {
    return name(ctx, "slug", "report");
  }

  /** The name of something of that kind. */
  public static String name(RoutingContext ctx, String parameter, String kind) {
    String name = ctx.pathParam(parameter);
    if (!Slug.fits(name)) {
      throw new ServiceException(ErrorCode.NOT_FOUND, "no %s has such a name".formatted(kind));
    }
    return name;
  }

  /** The name of a series, whose slashes are percent-encoded. */
  static String series(RoutingContext ctx) {
    String name = ctx.pathParam("name");
    if (!DashboardContract.isSeriesName(name)) {
      throw new ServiceException(ErrorCode.NOT_FOUND, "no series has such a name");
    }
    return name;
  }

  /** From 1. */
  public static int number(RoutingContext ctx, String parameter, String kind) {
    String text = ctx.pathParam(parameter);
    if (!text.matches(NUMBER)) {
      throw new ServiceException(ErrorCode.NOT_FOUND, "no %s has such a number".formatted(kind));
    }
    return Integer.parseInt(text);
  }
}
