package dev.bulletin.gateway.studio.oidc;

import dev.bulletin.gateway.person.RandomKey;
import dev.bulletin.gateway.studio.ReturnPath;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * What a browser keeps while somebody is at the provider, and shows when they come back from there;
 * the same for all its tabs.
 */
record BrowserCookie(boolean secure) {
  private static final Duration KEPT = Duration.ofMinutes(10);

  private String name() {
    return secure ? "__Secure-bulletin-oidc" : "bulletin-oidc";
  }

  Optional<RandomKey> read(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(name()))
        .map(Cookie::getValue)
        .flatMap(RandomKey::of);
  }

  void set(HttpServerResponse response, RandomKey key) {
    response.addCookie(
        Cookie.cookie(name(), key.value().reveal())
            .setPath(ReturnPath.STUDIO + OidcWay.PATH)
            .setMaxAge(KEPT.toSeconds())
            .setHttpOnly(true)
            // The provider's page leads back, so it may not be strict.
            .setSameSite(CookieSameSite.LAX)
            .setSecure(secure));
  }
}
