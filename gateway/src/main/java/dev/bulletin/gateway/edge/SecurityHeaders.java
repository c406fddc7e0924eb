package dev.bulletin.gateway.edge;

import dev.bulletin.common.web.Routes;
import dev.bulletin.gateway.embed.FramingSites;
import dev.bulletin.gateway.guard.Rule;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;

/** What every answer tells a browser not to do. */
public final class SecurityHeaders implements Routes {
  /** {@code 'self'} also covers WebSockets to the same host, since Chrome 71 and Safari 16. */
  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data:",
          "connect-src 'self'",
          "font-src 'self'",
          "manifest-src 'self'",
          "worker-src 'self'",
          "base-uri 'none'",
          "form-action 'self'");

  private static final CharSequence CONTENT_SECURITY_POLICY = name("content-security-policy");

  private static final String PERMISSIONS_POLICY =
      "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

  /** Two years. */
  private static final String STRICT_TRANSPORT = "max-age=63072000; includeSubDomains";

  private final MultiMap all;

  /** Where browsers come in the clear. */
  public SecurityHeaders() {
    this("");
  }

  /**
   * For the site at that address.
   *
   * @param publicUrl the origin that browsers see; when it is HTTPS they are to use no other
   */
  public SecurityHeaders(String publicUrl) {
    MultiMap headers =
        HttpHeaders.headers()
            .add(CONTENT_SECURITY_POLICY, policy(FramingSites.NONE))
            .add(name("x-content-type-options"), value("nosniff"))
            .add(name("referrer-policy"), value("strict-origin-when-cross-origin"))
            .add(name("permissions-policy"), value(PERMISSIONS_POLICY))
            .add(name("cross-origin-opener-policy"), value("same-origin"));
    if (publicUrl.startsWith("https:")) {
      headers.add(name("strict-transport-security"), value(STRICT_TRANSPORT));
    }
    this.all = headers.copy(/* mutable= */ false);
  }

  private SecurityHeaders(MultiMap all) {
    this.all = all.copy(/* mutable= */ false);
  }

  /** The same for pages that these sites may show in frames, and nobody else. */
  SecurityHeaders framedBy(FramingSites sites) {
    return new SecurityHeaders(copy().set(CONTENT_SECURITY_POLICY, policy(sites)));
  }

  private static CharSequence policy(FramingSites sites) {
    return value(POLICY + "; frame-ancestors " + sites.ancestors());
  }

  private static CharSequence name(String name) {
    return HttpHeaders.createOptimized(name);
  }

  private static CharSequence value(String value) {
    return HttpHeaders.createOptimized(value);
  }

  @Override
  public void mount(Router router) {
    Rule.NOBODY
        .on(router.route())
        .handler(
            ctx -> {
              ctx.response().headers().addAll(all);
              ctx.next();
            });
  }

  /** For answers that carry headers of another server, whose own word stands. */
  public void addMissing(MultiMap headers) {
    for (String name : all.names()) {
      if (!headers.contains(name)) {
        headers.add(name, all.get(name));
      }
    }
  }

  /** A changeable copy, for answers that are prepared once. */
  public MultiMap copy() {
    return HttpHeaders.headers().addAll(all);
  }
}
