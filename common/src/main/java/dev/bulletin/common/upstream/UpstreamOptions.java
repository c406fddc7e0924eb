package dev.bulletin.common.upstream;

import dev.bulletin.common.breaker.Breaking;
import java.net.URI;
import java.time.Duration;

/**
 * An external API and how it is asked.
 *
 * @param name as metrics and logs name it
 * @param base such as {@code https://api.example.com}
 * @param deadline for a whole call, tries again and pauses between them included
 * @param maxBytes of an answer; a larger one is not read to its end
 * @param http2PriorKnowledge whether a host without TLS is spoken to in HTTP/2 from the first byte;
 *     with TLS the host chooses
 * @param retries how often a failure that may pass is tried again
 */
public record UpstreamOptions(
    String name,
    URI base,
    Duration deadline,
    int maxBytes,
    boolean http2PriorKnowledge,
    int retries,
    Breaking breaking) {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final int MAX_BYTES = 1 << 20;
  private static final int RETRIES = 2;

  public UpstreamOptions {
    if (base.getHost() == null || base.getRawQuery() != null || base.getRawFragment() != null) {
      throw new IllegalArgumentException(name + ": the address is none of a host");
    }
    if (name.isBlank() || deadline.toMillis() < 1 || maxBytes < 1 || retries < 0) {
      throw new IllegalArgumentException(name + ": the limits must be positive");
    }
  }

  /** With the usual limits: 10 s, 1 MiB, two tries more. */
  public static UpstreamOptions of(String name, URI base, Breaking breaking) {
    return new UpstreamOptions(
        name, base, DEADLINE, MAX_BYTES, /* http2PriorKnowledge= */ false, RETRIES, breaking);
  }

  public UpstreamOptions withDeadline(Duration changed) {
    return new UpstreamOptions(
        name, base, changed, maxBytes, http2PriorKnowledge, retries, breaking);
  }

  boolean isSecure() {
    return "https".equals(base.getScheme());
  }

  String address(UpstreamRequest request) {
    String host = base.toString();
    return (host.endsWith("/") ? host.substring(0, host.length() - 1) : host)
        + request.pathAndQuery();
  }
}
