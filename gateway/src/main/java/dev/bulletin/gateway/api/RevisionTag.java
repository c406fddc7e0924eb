package dev.bulletin.gateway.api;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A revision as an ETag. */
public final class RevisionTag {
  private static final Pattern SHAPE = Pattern.compile("\"([0-9]{1,9})\"");

  private RevisionTag() {}

  public static String of(int revision) {
    return '"' + Integer.toString(revision) + '"';
  }

  /** The revision of a report that the request wants to change. */
  static int required(RoutingContext ctx) {
    return required(ctx, "report");
  }

  /** The revision that the request wants to change, of something of that kind. */
  public static int required(RoutingContext ctx, String kind) {
    String header = ctx.request().getHeader(HttpHeaders.IF_MATCH);
    if (header == null) {
      throw new ServiceException(
          ErrorCode.PRECONDITION_REQUIRED,
          "If-Match: required, the ETag of the %s as read".formatted(kind));
    }
    Matcher tag = SHAPE.matcher(header.strip());
    if (!tag.matches()) {
      throw ServiceException.invalid(
          "If-Match", "expected one ETag of a %s, such as \"3\"".formatted(kind));
    }
    return Integer.parseInt(tag.group(1));
  }
}
