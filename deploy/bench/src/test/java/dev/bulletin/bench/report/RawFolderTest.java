package dev.bulletin.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.report.section.Made;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawFolderTest {
  @TempDir private Path folder;

  @Test
  void findsTheNewestOfAKind() throws Exception {
    file("mixed-2026-11-25T101500Z.json");
    Path newest = file("mixed-2026-11-26T081500Z.json");
    file("page-cpu-2026-11-27T081500Z.json");
    assertThat(new RawFolder(folder).newest("mixed")).contains(newest);
  }

  @Test
  void takesNoOtherKindWhoseNameBeginsAlike() throws Exception {
    file("realtime-idle-beside-2026-11-26T081500Z.json");
    file("realtime-idle-2026-11-26T081500Z.json.tmp");
    assertThat(new RawFolder(folder).newest("realtime-idle")).isEmpty();
  }

  @Test
  void findsWhatIsKeptOfARunThatBeginsNow() throws Exception {
    Made made = Made.now(folder);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    var out = new PrintStream(said, true, StandardCharsets.UTF_8);
    Path kept = RawFile.keep(folder, "mixed", made.startedAt(), made, out);
    assertThat(new RawFolder(folder).newest("mixed")).contains(kept);
    assertThat(RawFile.read(kept, Made.class)).isEqualTo(made);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("raw data: " + kept);
  }

  @Test
  void hasNothingWhereNothingWasRun() throws Exception {
    assertThat(new RawFolder(folder.resolve("raw")).newest("mixed")).isEmpty();
  }

  private Path file(String name) throws Exception {
    return Files.writeString(folder.resolve(name), "{}");
  }
}
