package dev.bulletin.realtime.transport;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may connect: those of our own host, and those of the origins listed. A client that is
 * no browser names no origin and is let in.
 */
public final class Origins {
  private static final String FORWARDED_HOST = "X-Forwarded-Host";

  /** Stands for every origin. */
  private static final String ALL = "*";

  private final Set<String> allowed;

  /** The origins beside our own, such as {@code https://example.org}; {@code *} is all of them. */
  public Origins(List<String> allowed) {
    this.allowed = allowed.stream().map(Origins::plain).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the page that sends the request, if a page it is, may connect. */
  public boolean isAllowed(HttpServerRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin == null
        || isAllowed(
            origin, request.getHeader(HttpHeaders.HOST), request.getHeader(FORWARDED_HOST));
  }

  /** A page cannot set either host header, so what a proxy has forwarded counts as much. */
  boolean isAllowed(String origin, @Nullable String host, @Nullable String forwardedHost) {
    return allowed.contains(ALL)
        || allowed.contains(plain(origin))
        || isOf(origin, host)
        || isOf(origin, forwardedHost);
  }

  private static boolean isOf(String origin, @Nullable String hosts) {
    int scheme = origin.indexOf("://");
    if (hosts == null || scheme < 0) {
      return false;
    }
    String host = hosts.split(",", 2)[0].strip();
    return plain(origin).equals(plain(origin.substring(0, scheme) + "://" + host));
  }

  /** In lower case, without a port that goes without saying. */
  private static String plain(String origin) {
    String lower = origin.toLowerCase(Locale.ROOT);
    return lower.startsWith("https://") ? without(lower, ":443") : without(lower, ":80");
  }

  private static String without(String origin, String end) {
    return origin.endsWith(end) ? origin.substring(0, origin.length() - end.length()) : origin;
  }
}
