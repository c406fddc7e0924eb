package dev.bulletin.report.chart;

import dev.bulletin.common.yaml.PlainYaml;
import dev.bulletin.contract.dashboard.DashboardContract;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Single values of YAML as texts, numbers, times; each that is not what it should be is told. */
final class Values {
  private static final int SERIES_NAME = 200;
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]{0,15})(\\.[0-9]{1,12})?([eE][-+]?[0-9]{1,2})?");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern TIME =
      Pattern.compile(DATE + "T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,3})?)?(Z|[-+][0-9:]{5})");
  private static final Pattern RANGE = Pattern.compile("([1-9][0-9]{0,3})([mhdw])");
  private static final Duration LONGEST = Duration.ofDays(3_660);

  /** Beyond these, digits are lost in drawing, and no market has such numbers. */
  private static final BigDecimal LARGEST = new BigDecimal("1e15");

  private static final BigDecimal SMALLEST = new BigDecimal("1e-12");

  private Values() {}

  static int line(Node node) {
    return PlainYaml.lineOf(node.getStartMark());
  }

  static ChartException wrong(Node node, String reason) {
    return new ChartException(line(node), reason);
  }

  /** A single line of text; a number counts as one too. */
  static String text(Node node, String name, int max) {
    if (!(node instanceof ScalarNode scalar) || isNothing(node)) {
      throw wrong(node, name + ": expected a text");
    }
    String text = scalar.getValue().strip();
    int length = text.codePointCount(0, text.length());
    if (length > max || !text.codePoints().allMatch(Values::isWritable)) {
      throw wrong(node, "%s: expected a single line of at most %d characters".formatted(name, max));
    }
    return text;
  }

  /** What has a place in XML and does not steer the display. */
  private static boolean isWritable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      // Reverses what follows it, also outside of the chart's text.
      case Character.FORMAT -> character == 0x200C || character == 0x200D;
      default -> true;
    };
  }

  /** Left empty, or {@code null}, or {@code ~}. */
  static boolean isNothing(Node node) {
    return node instanceof ScalarNode scalar
        && scalar.isPlain()
        && List.of("", "~", "null").contains(scalar.getValue());
  }

  static BigDecimal number(Node node, String name) {
    return findNumber(node)
        .orElseThrow(() -> wrong(node, name + ": expected a number such as 42 or -0.5"));
  }

  static Optional<BigDecimal> findNumber(Node node) {
    if (!(node instanceof ScalarNode scalar)
        || !scalar.isPlain()
        || !NUMBER.matcher(scalar.getValue()).matches()) {
      return Optional.empty();
    }
    var number = new BigDecimal(scalar.getValue());
    if (!isDrawable(number)) {
      throw wrong(node, "a number that is too large or too small to draw: " + scalar.getValue());
    }
    return Optional.of(number);
  }

  static boolean isDrawable(BigDecimal number) {
    BigDecimal size = number.abs();
    return number.signum() == 0 || (size.compareTo(LARGEST) <= 0 && size.compareTo(SMALLEST) >= 0);
  }

  static Instant time(Node node, String name) {
    return findTime(node)
        .orElseThrow(
            () ->
                wrong(node, name + ": expected a date such as 2026-11-25 or 2026-11-25T14:00:00Z"));
  }

  static Optional<Instant> findTime(Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      return Optional.empty();
    }
    String text = scalar.getValue();
    try {
      if (DATE.matcher(text).matches()) {
        return Optional.of(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
      }
      return TIME.matcher(text).matches()
          ? Optional.of(OffsetDateTime.parse(text).toInstant())
          : Optional.empty();
    } catch (DateTimeException e) {
      throw wrong(node, "there is no such time: " + text);
    }
  }

  static Duration range(Node node, String name) {
    Matcher range = RANGE.matcher(text(node, name, 10));
    if (!range.matches()) {
      throw wrong(node, name + ": expected a time such as 90m, 24h, 7d or 4w");
    }
    Duration duration = unit(range.group(2)).multipliedBy(Long.parseLong(range.group(1)));
    if (duration.compareTo(LONGEST) > 0) {
      throw wrong(node, name + ": at most %d days".formatted(LONGEST.toDays()));
    }
    return duration;
  }

  private static Duration unit(String letter) {
    return switch (letter) {
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      case "d" -> Duration.ofDays(1);
      default -> Duration.ofDays(7);
    };
  }

  static String seriesName(Node node, String name) {
    String series = text(node, name, SERIES_NAME);
    if (!DashboardContract.isSeriesName(series)) {
      throw wrong(node, name + ": expected the name of a series such as BTC-USDT.price");
    }
    return series;
  }

  static List<Node> list(Node node, String name, int min, int max) {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong(node, name + ": expected a list");
    }
    int size = sequence.getValue().size();
    if (size < min || size > max) {
      throw wrong(node, "%s: expected %,d to %,d, got %,d".formatted(name, min, max, size));
    }
    return sequence.getValue();
  }
}
