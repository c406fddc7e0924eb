package dev.bulletin.common.trace;

import dev.bulletin.common.config.ConfigReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Whether requests are traced.
 *
 * @param collector where spans are sent by OTLP over HTTP, such as {@code http://127.0.0.1:4318};
 *     empty: nothing is traced
 * @param oneIn one of so many requests is traced
 */
public record TraceConfig(String collector, int oneIn) {
  private static final String COLLECTOR = "BULLETIN_TRACES";
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final String PATH = "/v1/traces";

  /** Nothing is traced. */
  public static final TraceConfig OFF = new TraceConfig("", 100);

  public static TraceConfig read(ConfigReader in) {
    String collector = in.string(COLLECTOR, OFF.collector());
    if (!collector.isEmpty() && !isServer(collector)) {
      in.reject(COLLECTOR, "expected an address such as http://127.0.0.1:4318");
    }
    return new TraceConfig(
        collector, in.integer("BULLETIN_TRACES_ONE_IN", OFF.oneIn(), 1, 1_000_000));
  }

  /** No user in it, or a password would reach the log. */
  private static boolean isServer(String text) {
    try {
      URI address = new URI(text);
      return address.getHost() != null
          && SCHEMES.contains(address.getScheme())
          && address.getRawUserInfo() == null
          && address.getRawPath().isEmpty()
          && address.getRawQuery() == null
          && address.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  boolean isOn() {
    return !collector.isEmpty();
  }

  String endpoint() {
    return collector + PATH;
  }
}
