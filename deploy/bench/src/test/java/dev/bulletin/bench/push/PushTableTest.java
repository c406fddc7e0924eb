package dev.bulletin.bench.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.push.PushData.Pushes;
import dev.bulletin.bench.push.PushData.Round;
import dev.bulletin.bench.push.PushData.Sighting;
import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.record.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushTableTest {
  private static final List<Double> MILLIS =
      IntStream.rangeClosed(1, 200).mapToObj(i -> (double) i).toList();
  private static final List<Sighting> SIGHTINGS =
      IntStream.rangeClosed(1, 100).mapToObj(i -> new Sighting(100 + i, i)).toList();
  private static final Pushes PUSHES =
      new Pushes(10, MILLIS, 500_000, 3, Map.of("503", 1, "429", 2));

  @TempDir private Path folder;

  @Test
  void isDrawnFromTheFile() throws Exception {
    PushData data = data(round(PUSHES, SIGHTINGS));
    Path file = RawFile.write(folder, "push", data.startedAt(), data);
    assertThat(RawFile.read(file, PushData.class)).isEqualTo(data);
  }

  @Test
  void showsWhatWasAcceptedAtWhichPriceAndWhenItWasSeen() {
    assertThat(PushTable.of(data(round(PUSHES, SIGHTINGS))))
        .contains("2,500 samples at once over each of 4 connections, of 2,000 series")
        .contains("Not as by default: `BULLETIN_PUSH_RATE=9`.", "a tick is 200 ms")
        .contains("| JSON, 50,000 a second | 50,000 | 100 | 198 | 3 | 2 × 429, 1 × 503 |")
        .contains("| JSON, 50,000 a second | 2.00 | 3.00 | 4.00 | 1.00 |")
        .contains("| JSON, 50,000 a second | 100 | 50 | 99 | 100 | 150 | 199 | 200 | 7 |");
  }

  @Test
  void addsUpWhatConnectionsHavePushed() {
    var other = new Pushes(12, List.of(1.0), 1, 0, Map.of("429", 5));
    Pushes both = PUSHES.and(other);
    assertThat(both.seconds()).isEqualTo(12);
    assertThat(both.millis()).hasSize(201);
    assertThat(both.accepted()).isEqualTo(500_001);
    assertThat(both.rejected()).isEqualTo(3);
    assertThat(both.failures()).isEqualTo(Map.of("503", 1, "429", 7));
  }

  @Test
  void refusesARoundInWhichNothingWasAcceptedOrShown() {
    Pushes nothing = new Pushes(10, List.of(), 0, 0, Map.of("429", 5));
    assertThatThrownBy(() -> PushTable.of(data(round(nothing, SIGHTINGS))))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("429");
    assertThatThrownBy(() -> PushTable.of(data(round(PUSHES, List.of()))))
        .isInstanceOf(BenchException.class);
  }

  private static Round round(Pushes pushes, List<Sighting> sightings) {
    Map<String, Double> cpu =
        Map.of("gateway", 1.0, "dashboard-service", 1.5, "PostgreSQL", 2.0, "load", 0.5);
    return new Round(Encoding.JSON, 50_000, pushes, cpu, sightings, 7);
  }

  private static PushData data(Round round) {
    return new PushData(
        "push",
        "2026-11-26T01:00:00Z",
        new Source("no commit", false),
        new Machine(2, "a processor", 8_192, "Linux 6", 0.5),
        "17",
        "-Xmx256m",
        Map.of("BULLETIN_PUSH_RATE", "9"),
        200,
        60,
        4,
        500,
        2_500,
        List.of(round));
  }
}
