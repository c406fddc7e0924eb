package dev.bulletin.gateway.session;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;

/**
 * A cookie that holds an id, out of reach of scripts and of forms of other sites. Over HTTPS its
 * name keeps other hosts of the domain from setting it.
 */
record SessionCookie(String name, boolean secure) {
  private static final String HOST_ONLY = "__Host-";

  /** Of someone who is signed in. */
  static SessionCookie session(boolean secure) {
    return named("bulletin-session", secure);
  }

  /** Of someone who is about to sign in. */
  static SessionCookie visitor(boolean secure) {
    return named("bulletin-visitor", secure);
  }

  private static SessionCookie named(String name, boolean secure) {
    return new SessionCookie(secure ? HOST_ONLY + name : name, secure);
  }

  Optional<SessionId> read(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(name))
        .map(Cookie::getValue)
        .flatMap(SessionId::of);
  }

  /** Until the browser is closed. */
  void set(HttpServerResponse response, SessionId id) {
    response.addCookie(cookie(id.value().reveal()));
  }

  void clear(HttpServerResponse response) {
    response.addCookie(cookie("").setMaxAge(0));
  }

  private Cookie cookie(String value) {
    return Cookie.cookie(name, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.LAX)
        .setSecure(secure);
  }
}
