package dev.bulletin.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.testing.Eventually;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples for curl in READMEs, run as they stand there against the suite. */
class CurlExamplesIT {
  private static final List<Path> READMES =
      List.of(
          Path.of("../../report-service/README.md"),
          Path.of("../../dashboard-service/README.md"),
          Path.of("../../realtime-service/README.md"),
          Path.of("../../gateway/README.md"));
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Pattern LINE =
      Pattern.compile("(?m)^ {2}(/\\S+):$|^ {4}(get|put|post|delete):$");

  @TempDir private Path folder;

  private static List<CurlExample> examples() {
    return READMES.stream().flatMap(readme -> CurlExample.in(readme).stream()).toList();
  }

  @Test
  void doWhatTheySayInTheirOrder() throws Exception {
    try (RunningBulletin bulletin = RunningBulletin.start(Map.of())) {
      var environment = Map.of("BULLETIN", bulletin.origin(), "TOKEN", bulletin.token());
      for (CurlExample example : examples()) {
        // What is only read may be asked for again, when the answer was not made in time.
        Duration limit = example.request().startsWith("GET ") ? LIMIT : Duration.ZERO;
        Eventually.that(limit, () -> check(example, environment));
      }
    }
    assertThat(Files.readString(folder.resolve("report.pdf"), StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-");
    assertThat(folder.resolve("desk.txt"))
        .content()
        .startsWith("data: {\"connect\":")
        .contains("\"expires\":true", "\"desk:rates\":{\"expires\":true");
    assertThat(folder.resolve("chart.svg")).content().contains("<svg", "Two days");
    assertThat(folder.resolve("load.csv")).content().startsWith("time,value\r\n").contains(",0.44");
    assertThat(folder.resolve("reports.ndjson")).content().contains("\"curl-example-moved\"");
  }

  private void check(CurlExample example, Map<String, String> environment) throws Exception {
    CurlExample.Outcome outcome = example.run(folder, environment);
    assertThat(outcome.status())
        .as("%s\n%s", example.script(), outcome.output())
        .isEqualTo(example.status());
  }

  @Test
  void nameEveryOperation() throws IOException {
    List<String> requests = examples().stream().map(CurlExample::request).toList();
    assertThat(operations())
        .hasSizeGreaterThan(40)
        .allSatisfy(operation -> assertThat(requests).anyMatch(fits(operation)));
  }

  private static Predicate<String> fits(String operation) {
    String literal = Pattern.quote(operation).replaceAll("\\{[a-z]+}", "\\\\E[^/]+\\\\Q");
    return Pattern.compile(literal).asMatchPredicate();
  }

  /** Of the document, such as {@code GET /api/v1/reports/{slug}}. */
  private static Set<String> operations() throws IOException {
    Set<String> operations = new TreeSet<>();
    String path = "";
    Matcher line = LINE.matcher(document());
    while (line.find()) {
      if (line.group(1) != null) {
        path = line.group(1);
      } else {
        operations.add(line.group(2).toUpperCase(Locale.ROOT) + " " + path);
      }
    }
    return operations;
  }

  private static String document() throws IOException {
    try (InputStream in = CurlExamplesIT.class.getResourceAsStream("/openapi.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
