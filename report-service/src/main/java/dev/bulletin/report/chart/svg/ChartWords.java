package dev.bulletin.report.chart.svg;

import dev.bulletin.common.words.Words;
import dev.bulletin.contract.report.Language;
import dev.bulletin.report.chart.ChartType;
import dev.bulletin.report.words.ReportWords;
import java.util.List;
import java.util.stream.Stream;

/** What a chart says by itself, in one language. Immutable. */
final class ChartWords {
  private final Words words;

  private ChartWords(Words words) {
    this.words = words;
  }

  static ChartWords of(Language language) {
    return new ChartWords(ReportWords.in(language));
  }

  private String text(String key) {
    return words.text("svg." + key);
  }

  String table() {
    return text("table");
  }

  String time() {
    return text("time");
  }

  String name() {
    return text("name");
  }

  String value() {
    return text("value");
  }

  String share() {
    return text("share");
  }

  String missing() {
    return text("missing");
  }

  String live() {
    return text("live");
  }

  String unavailable() {
    return text("unavailable");
  }

  /** The lowest, highest and last value of a series. */
  String range(String name, String lowest, String highest, String last) {
    return words.text(
        "svg.range", "lowest", lowest, "highest", highest, "last", last, "name", name);
  }

  /** Of a candlestick. */
  List<String> columns() {
    return Stream.of("open", "high", "low", "close").map(this::text).toList();
  }

  String type(ChartType type) {
    return text("type." + type.code());
  }
}
