package dev.bulletin.bench.realtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers of two servers, while pages are read at a gateway. */
class WithPagesIT {
  private static final Setting SETTING = new Setting(8, 2, 2, 5, 512, 100, 2, 2, 1, 128, Map.of());

  @TempDir private Path logs;

  @Test
  void tellsEverybodyEverythingAndShowsAllPages() throws Exception {
    var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Findings findings = WithPages.run(SETTING, 2, new Surroundings(logs, out));
    assertThat(findings.rows())
        .allSatisfy(row -> assertThat(row.met()).as(row.toString()).isTrue());
    assertThat(findings.rows())
        .contains(
            new Row("delivered", "160", "", true),
            new Row("hear the last message of all rooms", "8", "at least 8", true),
            new Row("pages that failed", "0", "at most 0", true));
    assertThat(findings.figures()).containsKey("memory per 1,000 sockets, MiB");
    assertThat(findings.conditions()).anyMatch(text -> text.contains("realtime-service in 2 JVMs"));
  }
}
