package dev.bulletin.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.bench.Comparison;
import dev.bulletin.bench.Plan;
import dev.bulletin.bench.Rounds;
import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Measurement;
import dev.bulletin.bench.record.RawData;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.record.Source;
import dev.bulletin.bench.report.section.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {
  @TempDir private Path target;

  @Test
  void showsWhatWasMeasuredWithItsRawData() throws Exception {
    Path raw = RawFile.write(target.resolve("raw"), page(0.02));
    Document report = report();
    Element part = part(report, "page-cpu");
    assertThat(part.select("svg")).hasSize(4);
    assertThat(part.select("td").eachText()).contains("2.00 (2.00–2.00)");
    assertThat(part.select("p.raw a").attr("href")).isEqualTo("raw/" + raw.getFileName());
    assertThat(target.resolve(part.select("p.raw a").attr("href"))).exists();
    assertThat(report.select("dd").eachText())
        .containsExactly("2 cores (Some <CPU>), 2 GiB, Linux 6.1", "commit 0123456789ab");
  }

  @Test
  void takesTheNewest() throws Exception {
    RawFile.write(target.resolve("raw"), page(0.02));
    RawData newer = page(0.03);
    RawFile.write(target.resolve("raw"), "page-cpu", "2026-11-24T10:15:00Z", newer);
    assertThat(part(report(), "page-cpu").select("td").eachText()).contains("3.00 (3.00–3.00)");
  }

  @Test
  void saysOfEveryOtherKindThatItWasNotRun() throws Exception {
    RawFile.write(target.resolve("raw"), page(0.02));
    Document report = report();
    assertThat(ReportMain.KINDS).extracting(Kind::name).contains("mixed", "growth-body");
    for (Kind kind : ReportMain.KINDS) {
      boolean notRun = part(report, kind.name()).text().contains("NOT RUN");
      assertThat(notRun).as(kind.name()).isEqualTo(!kind.name().equals("page-cpu"));
    }
  }

  @Test
  void drawsNothingOfARefusedRun() throws Exception {
    RawFile.write(target.resolve("raw"), page(0));
    Element part = part(report(), "page-cpu");
    assertThat(part.select("svg, table")).isEmpty();
    assertThat(part.text()).contains("refused", "no CPU time counted");
  }

  @Test
  void drawsNothingOfWhatItCannotRead() throws Exception {
    Files.createDirectories(target.resolve("raw"));
    Files.writeString(target.resolve("raw/mixed-2026-11-24T101500Z.json"), "{\"name\":1}");
    assertThat(part(report(), "mixed").text()).contains("of another version of its command");
  }

  @Test
  void needsNothingButItself() throws Exception {
    RawFile.write(target.resolve("raw"), page(0.02));
    Document report = report();
    assertThat(report.select("script, img, iframe, object, link:not([rel=icon])")).isEmpty();
    assertThat(report.select("[src], [style], [onclick]")).isEmpty();
    assertThat(report.select("style").html()).doesNotContain("@import", "url(");
    assertThat(report.select("a").eachAttr("href"))
        .allMatch(href -> href.startsWith("#") || href.startsWith("raw/"));
  }

  @Test
  void hasAColourForEachClassOfACurveInLightAndInDark() throws Exception {
    RawFile.write(target.resolve("raw"), page(0.02));
    String style = report().select("style").html();
    List<String> colours =
        Pattern.compile("(--[a-z0-9-]+):#").matcher(style).results().map(this::name).toList();
    List<String> used =
        Pattern.compile("var\\((--(?!font)[a-z0-9-]+)\\)")
            .matcher(style)
            .results()
            .map(this::name)
            .distinct()
            .toList();
    assertThat(used).contains("--c0", "--c1").allMatch(name -> count(colours, name) == 2);
  }

  @Test
  void givesNoIdTwice() throws Exception {
    RawFile.write(target.resolve("raw"), page(0.02));
    assertThat(report().select("[id]").eachAttr("id")).doesNotHaveDuplicates();
  }

  private String name(MatchResult result) {
    return result.group(1);
  }

  private static long count(List<String> all, String one) {
    return all.stream().filter(one::equals).count();
  }

  private Document report() throws IOException {
    return Jsoup.parse(Files.readString(ReportPage.write(target, ReportMain.KINDS)));
  }

  private static Element part(Document report, String name) {
    return report.select("section[aria-labelledby=%s]".formatted(name)).get(0);
  }

  private static RawData page(double cpuSeconds) {
    var comparison =
        new Comparison(
            "gateway",
            "nginx",
            new Plan(1, 2, 10),
            List.of(Rounds.sound("gateway", 1, cpuSeconds), Rounds.sound("nginx", 1, 0.01)));
    Map<String, String> labels =
        Map.of("jdk", "17.0.15", "page", "/en/reports/a", "encoding", "gzip", "bytes", "4367");
    return new RawData(
        "page-cpu",
        "2026-11-23T10:15:00Z",
        new Source("0123456789abcdef0123456789abcdef01234567", false),
        new Machine(2, "Some <CPU>", 2048, "Linux 6.1", 0.5),
        Map.of("nginx", "nginx 1"),
        List.of("The simulator ran"),
        List.of(new Measurement(labels, List.of(), comparison)));
  }
}
