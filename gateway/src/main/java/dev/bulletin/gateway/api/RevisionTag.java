package dev.bulletin.gateway.api;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A report's revision as an ETag. */
final class RevisionTag {
  private static final Pattern SHAPE = Pattern.compile("\"([0-9]{1,9})\"");

  private RevisionTag() {}

  static String of(int revision) {
    return '"' + Integer.toString(revision) + '"';
  }

  /** The revision that the request wants to change. */
  static int required(RoutingContext ctx) {
    String header = ctx.request().getHeader(HttpHeaders.IF_MATCH);
    if (header == null) {
      throw new ServiceException(
          ErrorCode.PRECONDITION_REQUIRED, "If-Match: required, the ETag of the report as read");
    }
    Matcher tag = SHAPE.matcher(header.strip());
    if (!tag.matches()) {
      throw ServiceException.invalid("If-Match", "expected one ETag of a report, such as \"3\"");
    }
    return Integer.parseInt(tag.group(1));
  }
}
