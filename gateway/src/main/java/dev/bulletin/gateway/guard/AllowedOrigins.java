package dev.bulletin.gateway.guard;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.web.Routes;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets scripts of other sites use the API, of those that are listed. They show a token of their own
 * and never a session: no browser is told that it may send one along.
 */
public final class AllowedOrigins implements Routes {
  private static final String SETTING = "BULLETIN_CORS_ORIGINS";
  private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#@*\\s]+");
  private static final int REMEMBERED_SECONDS = 600;

  private final Set<String> origins;
  private final CorsHandler handler;

  public AllowedOrigins(List<String> origins) {
    this.origins = Set.copyOf(origins);
    this.handler =
        CorsHandler.create()
            .addOrigins(origins)
            .allowedMethods(
                Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE))
            .allowedHeaders(
                Set.of(
                    "authorization",
                    "content-type",
                    "if-match",
                    "if-none-match",
                    "idempotency-key"))
            .exposedHeaders(
                Set.of("etag", "link", "location", "ratelimit", "ratelimit-policy", "retry-after"))
            .maxAgeSeconds(REMEMBERED_SECONDS);
  }

  /** Reads which are listed; all of them at once cannot be. */
  public static List<String> read(ConfigReader in) {
    List<String> given = in.list(SETTING, List.of());
    if (!given.stream().allMatch(origin -> ORIGIN.matcher(origin).matches())) {
      in.reject(SETTING, "expected origins such as https://desk.example, separated by a comma");
      return List.of();
    }
    return given;
  }

  @Override
  public void mount(Router router) {
    if (!origins.isEmpty()) {
      Rule.NOBODY.on(router.route("/api/*")).handler(this::check);
    }
  }

  /** Others are not refused: a browser tells them nothing, and our own pages are among them. */
  private void check(RoutingContext ctx) {
    String origin = ctx.request().getHeader(HttpHeaders.ORIGIN);
    if (origin != null && origins.contains(origin)) {
      handler.handle(ctx);
    } else {
      ctx.response().headers().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
      ctx.next();
    }
  }
}
