package dev.bulletin.report.snapshot;

import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.Tile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes the figures of a dashboard as a table, and of each what it is: as it should be, stale with
 * its age, or missing. Nothing stands in for a figure that is not there.
 */
final class FigureTable {
  private static final String DASH = "–";

  private final SnapshotWords words;
  private final SnapshotFormats formats;
  private final Instant now;

  FigureTable(SnapshotWords words, SnapshotFormats formats, Instant now) {
    this.words = words;
    this.formats = formats;
    this.now = now;
  }

  String of(List<Tile> tiles) {
    List<String> lines = new ArrayList<>();
    lines.add(
        line(
            "table.name",
            "table.value",
            "table.unit",
            "table.change",
            "table.time",
            "table.source",
            "table.state"));
    lines.add("| --- | ---: | --- | ---: | --- | --- | --- |");
    tiles.forEach(tile -> lines.add(row(tile)));
    return String.join("\n", lines);
  }

  private String line(String... keys) {
    return "| " + String.join(" | ", List.of(keys).stream().map(words::text).toList()) + " |";
  }

  private String row(Tile tile) {
    Figure figure = tile.figure();
    List<String> cells =
        List.of(
            PlainText.inMarkdown(words.of(tile.name())),
            cell(figure.value(), formats::value),
            PlainText.inMarkdown(tile.unit()),
            change(tile.change()),
            cell(figure.at(), formats::second),
            cell(figure.source(), PlainText::inMarkdown),
            state(figure));
    return "| " + String.join(" | ", cells) + " |";
  }

  private static <T> String cell(@Nullable T content, Function<T, String> format) {
    return content == null ? DASH : format.apply(content);
  }

  /** A change has a column for itself, so that its age, if it matters, stands beside it. */
  private String change(@Nullable Figure change) {
    if (change == null || change.value() == null) {
      return DASH;
    }
    String percent = formats.percent(change.value());
    return change.stale() ? percent + " (" + state(change) + ")" : percent;
  }

  private String state(Figure figure) {
    if (figure.value() == null || figure.at() == null) {
      return words.text("state.missing");
    }
    return figure.stale()
        ? words.text("state.stale", "age", formats.age(Duration.between(figure.at(), now)))
        : words.text("state.fresh");
  }
}
