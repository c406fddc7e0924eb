package dev.bulletin.bench.report;

import dev.bulletin.bench.Command;
import dev.bulletin.bench.Options;
import dev.bulletin.bench.growth.GrowthSection;
import dev.bulletin.bench.mixed.MixedSection;
import dev.bulletin.bench.page.PageSection;
import dev.bulletin.bench.realtime.RealtimeSection;
import dev.bulletin.bench.report.section.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The command {@code deploy/bench/report}; its first argument is the root of the source tree. */
public final class ReportMain {
  private static final String USAGE =
      """
      usage: deploy/bench/report

      Measures nothing: draws deploy/bench/target/report.html from the newest raw data of each kind in
      deploy/bench/target/raw.\
      """;

  /** In the order of the page. */
  static final List<Kind> KINDS =
      Stream.of(
              Stream.of(MixedSection.KIND, PageSection.KIND),
              GrowthSection.kinds(),
              RealtimeSection.kinds())
          .flatMap(kinds -> kinds)
          .toList();

  private ReportMain() {}

  public static void main(String[] args) throws IOException {
    Command.run(USAGE, args, ReportMain::run);
  }

  private static void run(Path root, List<String> options) throws IOException {
    Options.read(USAGE, options, ReportMain::refuse);
    write(root);
  }

  /** It takes no options. */
  private static void refuse(String option, Options options) {
    throw options.unknown();
  }

  /** Draws the page, and says where it is. */
  @SuppressWarnings("SystemOut")
  public static void write(Path root) throws IOException {
    System.out.printf("report: %s%n", ReportPage.write(root.resolve("deploy/bench/target"), KINDS));
  }
}
