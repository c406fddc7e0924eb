package dev.bulletin.gateway.session;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what a page of another site has made a browser send: by what the browser says of the
 * page, and because that page cannot know the token of the session.
 */
final class WriteGuard {
  /** The header by which scripts carry the token. */
  static final String HEADER = "x-csrf-token";

  private static final Set<HttpMethod> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

  private final String publicUrl;

  /**
   * A guard of the site at that address.
   *
   * @param publicUrl the origin that browsers see; empty when they reach the gateway directly
   */
  WriteGuard(String publicUrl) {
    this.publicUrl = publicUrl;
  }

  static boolean isRead(HttpServerRequest request) {
    return READS.contains(request.method());
  }

  /** Refuses what another site's page has sent; browsers that say nothing need the token alone. */
  void checkOrigin(HttpServerRequest request) {
    String site = request.getHeader("sec-fetch-site");
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    boolean own = site == null || OWN_PAGES.contains(site);
    if (!own || (origin != null && !isOurs(origin, request.authority()))) {
      throw new ServiceException(
          ErrorCode.FORBIDDEN, "this was sent by a page of another site: send it from here");
    }
  }

  void checkToken(SessionId id, @Nullable String given) {
    if (!id.hasCsrf(given)) {
      throw new ServiceException(
          ErrorCode.FORBIDDEN, "the form is from another session: load the page again");
    }
  }

  private boolean isOurs(String origin, @Nullable HostAndPort authority) {
    if (!publicUrl.isEmpty()) {
      return origin.equals(publicUrl);
    }
    return authority != null
        && (origin.equals("http://" + authority) || origin.equals("https://" + authority));
  }
}
