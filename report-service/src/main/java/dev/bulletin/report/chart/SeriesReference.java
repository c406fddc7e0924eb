package dev.bulletin.report.chart;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A dashboard's series as a chart asks for it.
 *
 * @param series such as {@code BTC-USDT.price}
 * @param points at most so many
 */
public record SeriesReference(String series, TimeWindow window, int points) {
  /** Names what is asked for; the same whenever the same is. */
  public String key() {
    String spec = series + " " + window + " " + points;
    return HexFormat.of().formatHex(sha256().digest(spec.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
