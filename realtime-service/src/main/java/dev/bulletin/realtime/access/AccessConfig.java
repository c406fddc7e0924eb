package dev.bulletin.realtime.access;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.config.Secret;
import dev.bulletin.common.web.Addresses;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How clients are known.
 *
 * @param tokenSecret what their tokens are signed with; empty when there are none
 * @param trustedProxies the networks whose word on a client's address is believed
 */
public record AccessConfig(Secret tokenSecret, List<String> trustedProxies) {
  /** This machine, and networks that are nobody's on the Internet. */
  public static final List<String> PRIVATE_NETWORKS =
      List.of(
          "127.0.0.0/8", "::1/128", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");

  private static final String SECRET = "BULLETIN_REALTIME_TOKEN_SECRET";
  private static final String PROXIES = "BULLETIN_REALTIME_TRUSTED_PROXIES";

  public AccessConfig {
    trustedProxies = List.copyOf(trustedProxies);
  }

  public static AccessConfig read(ConfigReader in) {
    return new AccessConfig(secret(in), proxies(in));
  }

  private static Secret secret(ConfigReader in) {
    Secret secret = in.secret(SECRET, "");
    int length = secret.reveal().getBytes(StandardCharsets.UTF_8).length;
    if (length > 0 && length < Tokens.MIN_SECRET_BYTES) {
      in.reject(SECRET, "expected %d bytes or more".formatted(Tokens.MIN_SECRET_BYTES));
      return new Secret("");
    }
    return secret;
  }

  private static List<String> proxies(ConfigReader in) {
    return Addresses.readNetworks(in, PROXIES, PRIVATE_NETWORKS);
  }
}
