package dev.bulletin.report.snapshot;

import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.contract.report.ReportText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a dashboard at a moment as a report in one language. */
final class SnapshotText {
  /** What is made later than that was not made when it was planned. */
  private static final Duration LATE = Duration.ofMinutes(1);

  /** Of a large dashboard: a report holds no more than 50, and a mebibyte. */
  private static final int MAX_CHARTS = 40;

  private final SnapshotWords words;
  private final SnapshotFormats formats;
  private final SnapshotMoment moment;
  private final @Nullable Instant plannedFor;

  /** By the clock of that zone. */
  SnapshotText(
      SnapshotWords words, ZoneId zone, SnapshotMoment moment, @Nullable Instant plannedFor) {
    this.words = words;
    this.formats = new SnapshotFormats(words, zone);
    this.moment = moment;
    this.plannedFor = plannedFor;
  }

  ReportText write() {
    return new ReportText(title(), summary(), body());
  }

  private String title() {
    return words.text("title", "dashboard", dashboard(), "time", time());
  }

  private String dashboard() {
    String name = moment.summary().name();
    return words.textOr("dashboard." + name, name);
  }

  private String time() {
    return formats.minute(moment.takenAt());
  }

  private String summary() {
    List<Figure> figures = moment.tiles().stream().map(Tile::figure).toList();
    String counts =
        words.text(
            "summary",
            "dashboard",
            dashboard(),
            "time",
            time(),
            "count",
            figures.size(),
            "stale",
            figures.stream().filter(Figure::stale).count(),
            "missing",
            figures.stream().filter(figure -> figure.value() == null).count());
    return moment.summary().simulated() ? words.text("simulated") + " " + counts : counts;
  }

  private String body() {
    List<String> parts = new ArrayList<>();
    if (moment.summary().simulated()) {
      parts.add("**" + words.text("simulated") + "**");
    }
    parts.add(words.text("about", "dashboard", PlainText.inMarkdown(dashboard()), "time", time()));
    if (plannedFor != null && plannedFor.plus(LATE).isBefore(moment.takenAt())) {
      parts.add(words.text("late", "time", formats.minute(plannedFor)));
    }
    parts.add("## " + words.text("figures"));
    parts.add(new FigureTable(words, formats, moment.takenAt()).of(moment.tiles()));
    parts.add("## " + words.text("charts"));
    var charts = new ChartBlocks(words, formats);
    moment.tiles().stream()
        .limit(MAX_CHARTS)
        .forEach(tile -> parts.add(charts.of(tile, moment.history(tile.key()))));
    return String.join("\n\n", parts) + "\n";
  }
}
