package dev.bulletin.bench.report;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.chart.Chart;
import dev.bulletin.bench.chart.ChartSvg;
import dev.bulletin.bench.report.section.Kind;
import dev.bulletin.bench.report.section.Made;
import dev.bulletin.bench.report.section.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A part of the page, as its template sees it.
 *
 * @param file of the raw data; empty for what was not run
 * @param refused why no figures are drawn; empty for sound ones
 * @param text HTML
 */
record Part(
    String name,
    String title,
    String command,
    String file,
    String refused,
    String when,
    String source,
    String load,
    String machine,
    String text,
    List<Picture> charts) {
  private static final int WIDE = 520;
  private static final int NARROW = 300;

  /** A chart in both widths. */
  record Picture(String title, String wide, String narrow) {}

  static Part of(Kind kind, RawFolder folder) throws IOException {
    Optional<Path> file = folder.newest(kind.name());
    if (file.isEmpty()) {
      return new Part(
          kind.name(), kind.title(), kind.command(), "", "", "", "", "", "", "", List.of());
    }
    String name = file.get().getFileName().toString();
    try {
      return measured(kind, name, kind.drawing().of(file.get()));
    } catch (BenchException refusal) {
      return refused(kind, name, String.valueOf(refusal.getMessage()));
    }
  }

  private static Part refused(Kind kind, String file, String why) {
    return new Part(
        kind.name(), kind.title(), kind.command(), file, why, "", "", "", "", "", List.of());
  }

  private static Part measured(Kind kind, String file, Section section) {
    Made made = section.made();
    return new Part(
        kind.name(),
        kind.title(),
        kind.command(),
        file,
        "",
        made.startedAt().replace('T', ' ').replaceFirst(":\\d\\dZ$", " UTC"),
        made.source().inWords(),
        String.format(Locale.ROOT, "%.1f", made.machine().loadAverage()),
        made.machine().itself(),
        MarkdownText.toHtml(section.text()),
        pictures(kind.name(), section));
  }

  private static List<Picture> pictures(String name, Section section) {
    List<Chart> charts = section.charts();
    return IntStream.range(0, charts.size())
        .mapToObj(i -> picture(charts.get(i), name + "-" + (i + 1)))
        .toList();
  }

  private static Picture picture(Chart chart, String id) {
    return new Picture(
        chart.title(),
        ChartSvg.of(chart, WIDE, id + "-wide"),
        ChartSvg.of(chart, NARROW, id + "-narrow"));
  }

  /** For the template, which asks for what is there. */
  public boolean isMeasured() {
    return !text.isEmpty();
  }
}
