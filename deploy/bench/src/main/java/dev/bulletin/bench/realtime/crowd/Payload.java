package dev.bulletin.bench.realtime.crowd;

import dev.bulletin.bench.Body;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The content of messages: a JSON object like a tile's, with a marker, of a given length. */
public final class Payload {
  private static final String OPENING = "{\"m\":\"";
  private static final String FIGURE =
      ",\"%s\":{\"value\":\"%05d.%02d\",\"change\":-%d.%02d,\"at\":\"2026-11-23T09:00:%02dZ\"}";
  private static final String CLOSING = "}";
  private static final Pattern SENT =
      Pattern.compile("\\{\"m\":\"~@~\\d{19}:\\d{3}:\\d{9}\".*?\"end\":true}", Pattern.DOTALL);
  private static final Pattern DIGITS = Pattern.compile("~@~\\d{19}:\\d{3}:\\d{9}");

  /** The shortest there can be. */
  public static final int MIN_BYTES = 128;

  /** The same in each process. */
  private static final long SEED = 7;

  private final String rest;

  public Payload(int bytes) {
    this.rest = rest(bytes - OPENING.length() - Marker.LENGTH - 1 - CLOSING.length());
  }

  /** As many figures as there is room for, and letters for what is left. */
  private static String rest(int bytes) {
    String end = ",\"end\":true";
    StringBuilder text = new StringBuilder();
    Random digits = new Random(SEED);
    for (int i = 1; text.length() + 100 + end.length() < bytes; i++) {
      text.append(figure(i, digits));
    }
    int left = bytes - text.length() - end.length() - ",\"f\":\"\"".length();
    return text.append(",\"f\":\"").append("x".repeat(left)).append('"').append(end).toString();
  }

  /**
   * As different from the others as figures are: that says how far it can be compressed. A number
   * ends with no zero, so that who reads and writes it leaves it as it is.
   */
  private static String figure(int number, Random digits) {
    return FIGURE.formatted(
        "figure-" + number,
        digits.nextInt(100_000),
        digits.nextInt(100),
        digits.nextInt(10),
        10 * digits.nextInt(10) + 1 + digits.nextInt(9),
        digits.nextInt(60));
  }

  public String json(Marker marker) {
    return OPENING + marker.text() + '"' + rest + CLOSING;
  }

  /** The first content in a frame as it was sent, whichever it was; nothing if there is none. */
  public static Optional<Body> sample(String frame) {
    Matcher sent = SENT.matcher(frame.replace("\\\"", "\""));
    return sent.find()
        ? Optional.of(
            Body.of(DIGITS.matcher(sent.group()).replaceAll("~").getBytes(StandardCharsets.UTF_8)))
        : Optional.empty();
  }
}
