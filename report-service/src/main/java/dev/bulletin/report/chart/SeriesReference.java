package dev.bulletin.report.chart;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A dashboard's series as a chart asks for it.
 *
 * @param series such as {@code BTC-USDT.price}
 * @param points at most so many, or candles
 * @param candles asked for are the open, high, low and close of spans, not single values
 */
public record SeriesReference(String series, TimeWindow window, int points, boolean candles) {
  /** One that asks for single values. */
  public SeriesReference(String series, TimeWindow window, int points) {
    this(series, window, points, /* candles= */ false);
  }

  /** Names what is asked for; the same whenever the same is. */
  public String key() {
    String spec = series + " " + window + " " + points + (candles ? " candles" : "");
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
