package dev.bulletin.gateway.oidc;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.config.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;

/**
 * The provider that people may sign in by.
 *
 * @param issuer empty when there is none
 * @param name as people are shown it
 * @param clientSecret empty for a client that proves itself by PKCE alone
 * @param claims what the provider's claims mean here
 */
public record OidcConfig(
    String issuer,
    String name,
    String clientId,
    Secret clientSecret,
    List<String> scopes,
    ClaimConfig claims) {
  private static final String ISSUER = "BULLETIN_OIDC_ISSUER";
  private static final String CLIENT_ID = "BULLETIN_OIDC_CLIENT_ID";
  private static final String OPEN_ID = "openid";
  private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  public OidcConfig {
    scopes = List.copyOf(scopes);
  }

  /**
   * Reads the settings.
   *
   * @param publicUrl where the provider sends people back to; without it there is no provider
   */
  public static OidcConfig read(ConfigReader in, String publicUrl) {
    OidcConfig config =
        new OidcConfig(
            in.string(ISSUER, ""),
            in.string("BULLETIN_OIDC_NAME", "OpenID Connect"),
            in.string(CLIENT_ID, ""),
            in.secret("BULLETIN_OIDC_CLIENT_SECRET", ""),
            in.list("BULLETIN_OIDC_SCOPES", List.of(OPEN_ID, "profile")),
            ClaimConfig.read(in));
    if (config.isOn()) {
      config.check(in, publicUrl);
    }
    return config;
  }

  public boolean isOn() {
    return !issuer.isEmpty();
  }

  private void check(ConfigReader in, String publicUrl) {
    if (!isSafe(issuer)) {
      in.reject(ISSUER, "expected an https address without query and fragment");
    }
    if (clientId.isEmpty()) {
      in.reject(CLIENT_ID, "required with " + ISSUER);
    }
    if (!scopes.contains(OPEN_ID)) {
      in.reject("BULLETIN_OIDC_SCOPES", "openid must be among them");
    }
    if (publicUrl.isEmpty()) {
      in.reject(ISSUER, "needs BULLETIN_PUBLIC_URL, where people come back to");
    }
  }

  /** Without TLS only where nobody can listen. */
  private static boolean isSafe(String issuer) {
    try {
      URI uri = new URI(issuer);
      boolean https = "https".equals(uri.getScheme()) && uri.getHost() != null;
      boolean here = "http".equals(uri.getScheme()) && OWN_MACHINE.contains("" + uri.getHost());
      return (https || here) && uri.getRawQuery() == null && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
