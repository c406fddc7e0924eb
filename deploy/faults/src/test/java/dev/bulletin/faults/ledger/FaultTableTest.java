package dev.bulletin.faults.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.record.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultTableTest {
  @Test
  void tellsWhatWasSeenUnderEachFault() {
    assertThat(FaultTable.of(data(0, 2.25)))
        .contains(
            "| kill gateway | 90 / 4 / 3 / 2 | 5 | 1,234 | 0 | 0 | 2.3 | 7 / 1 / 0 | 0.9 | 14 / 2 / 0 |"
                + " 1,000 | 3.1 | 2.0 | 50 / 0 / 0 |")
        .contains("2 instances of each service", "25 reads a second", "2,000 sockets")
        .doesNotContain("Broken");
  }

  @Test
  void saysBelowWhatMustNotBe() {
    assertThat(FaultTable.of(data(3, Row.NOT_RECOVERED)))
        .contains("| not |", "**Broken:**\n- kill gateway: 3 reports lost")
        .contains("- kill gateway: it did not recover");
  }

  @Test
  void isDrawnFromRawDataAgain(@TempDir Path folder) throws IOException {
    FaultData data = data(0, 2.25);
    Path file = RawFile.write(folder, data.name(), data.startedAt(), data);
    assertThat(RawFile.read(file, FaultData.class)).isEqualTo(data);
  }

  private static FaultData data(long lost, double recovery) {
    Row row =
        new Row(
            "kill gateway",
            false,
            12,
            recovery,
            new Row.Reads(90, 4, 3, 2, 0, 0, 5, 80, 1_234),
            new Row.Writes(7, 7, 1, 0, lost, 0, 900),
            new Row.News(14, 2, 0, 1_000, 2, 3.1, 2.04),
            new Row.Numbers(50, 0, 0),
            List.of());
    return new FaultData(
        FaultData.NAME,
        "2026-11-26T15:00:00Z",
        new Source("0123456789abcdef0123456789abcdef01234567", false),
        new Machine(2, "a processor", 24_000, "Linux 6", 1.5),
        "17",
        2,
        List.of("-Xmx192m"),
        25,
        60,
        2_000,
        12,
        60,
        900,
        List.of(row));
  }
}
