package dev.bulletin.bench.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command with a few readers. */
class RealtimeIT {
  @TempDir private Path root;

  @Test
  void tellsWhatReadersGotAndPutsItIntoTheReadme() throws Exception {
    Path readme = Files.createDirectories(root.resolve("deploy/bench")).resolve("README.md");
    Files.writeString(readme, "<!-- realtime-crowd -->\n<!-- /realtime-crowd -->\n");
    run(
        "--scenario crowd --readers 3 --rooms 2 --rate 5 --warm-up 2 --duration 2 --heap 128 --write");
    assertThat(Files.readString(readme))
        .contains("3 readers, each in 2 of 2 rooms", "open files: at most")
        .contains("| delivered | 60 |  |  |")
        .contains("| lost | 0 | at most 0 | yes |")
        .contains("| closes and failures | 0 | at most 0 | yes |");
  }

  private void run(String options) throws Exception {
    var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    RealtimeMain.run(root, List.of(options.split(" ")), out);
  }
}
