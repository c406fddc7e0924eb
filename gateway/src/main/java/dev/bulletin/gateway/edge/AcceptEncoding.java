package dev.bulletin.gateway.edge;

import org.jspecify.annotations.Nullable;

/** What a client says it can decompress; read for every page, so without allocation. */
final class AcceptEncoding {
  private static final String GZIP = "gzip";

  private AcceptEncoding() {}

  /** Whether the header names gzip and does not forbid it by a weight of zero. */
  static boolean allowsGzip(@Nullable String header) {
    if (header == null) {
      return false;
    }
    int start = header.indexOf(GZIP);
    return start >= 0 && !hasZeroWeight(header, start + GZIP.length());
  }

  /** Whether {@code ;q=0}, {@code ;q=0.0} or the like follows. */
  private static boolean hasZeroWeight(String header, int from) {
    int end = header.indexOf(',', from);
    int weight = header.indexOf("q=", from);
    if (weight < 0 || (end >= 0 && weight > end)) {
      return false;
    }
    for (int i = weight + 2; i < (end < 0 ? header.length() : end); i++) {
      char digit = header.charAt(i);
      if (digit >= '1' && digit <= '9') {
        return false;
      }
    }
    return true;
  }
}
