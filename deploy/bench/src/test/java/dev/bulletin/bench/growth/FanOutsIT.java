package dev.bulletin.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.bench.Plan;
import dev.bulletin.bench.growth.FanOuts.Size;
import dev.bulletin.bench.growth.Series.Around;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FanOutsIT {
  @TempDir private Path folder;

  @Test
  void countsWhatReadersOfARealServiceAreToldAtEachSize() throws Exception {
    var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Growth growth =
        FanOuts.run(
            List.of(new Size(1, 20, 1, 5), new Size(10, 20, 10, 5)),
            new Plan(1, 1, 1),
            new Around(folder, out));
    assertThat(growth.steps()).extracting(Step::size).containsExactly(1.0, 10.0);
    assertThat(growth.steps())
        .allSatisfy(
            step -> {
              assertThat(step.problems()).isEmpty();
              assertThat(step.turns()).hasSize(1);
              assertThat(step.turns().get(0).operations()).isEqualTo(5 * 20);
            });
  }
}
