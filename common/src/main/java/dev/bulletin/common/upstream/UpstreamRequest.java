package dev.bulletin.common.upstream;

import dev.bulletin.common.config.Secret;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is asked of an upstream. Two equal ones get the same answer, so whoever reads the same path
 * in two ways uses two upstreams.
 *
 * @param pathAndQuery from the first slash on, encoded; it may be logged, so no key is in it
 * @param secretHeaders such as an API key; never logged
 */
public record UpstreamRequest(String pathAndQuery, Map<String, Secret> secretHeaders) {
  private static final Pattern PATH = Pattern.compile("/[\\x21-\\x7e&&[^#]]*");
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]+");

  public UpstreamRequest {
    if (!PATH.matcher(pathAndQuery).matches()) {
      throw new IllegalArgumentException("no encoded path that begins with a slash");
    }
    secretHeaders = Map.copyOf(secretHeaders);
    secretHeaders.forEach(UpstreamRequest::check);
  }

  public static UpstreamRequest of(String pathAndQuery) {
    return new UpstreamRequest(pathAndQuery, Map.of());
  }

  /** Here, since the HTTP client would tell the value in its complaint. */
  private static void check(String header, Secret value) {
    if (!VALUE.matcher(value.reveal()).matches()) {
      throw new IllegalArgumentException("the value of %s is no printable text".formatted(header));
    }
  }
}
