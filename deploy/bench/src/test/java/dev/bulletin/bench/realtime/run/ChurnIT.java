package dev.bulletin.bench.realtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.bench.realtime.churn.GuestsProcess;
import dev.bulletin.bench.realtime.churn.Tokens;
import dev.bulletin.bench.realtime.churn.Visited;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guests who come to a realtime-service and leave. */
class ChurnIT {
  private static final Map<String, String> SECRET =
      Map.of("BULLETIN_REALTIME_TOKEN_SECRET", Tokens.SECRET);
  private static final Setting SETTING = new Setting(40, 1, 1, 1, 512, 100, 1, 1, 1, 128, SECRET);

  @TempDir private Path logs;

  @Test
  void allComeOverAllWaysAndLeaveNothingBehind() throws Exception {
    try (Stage stage = Stage.service(SETTING, logs)) {
      int registrations = stage.registrations();
      Visited visited = GuestsProcess.run(stage.target().port(), 0, 40, logs.resolve("guests.log"));
      assertThat(visited.failures()).isEmpty();
      assertThat(visited.came()).isEqualTo(40);
      assertThat(visited.joined()).isEqualTo(30);
      assertThat(visited.cameByWay())
          .hasSize(5)
          .allSatisfy((way, came) -> assertThat(came).isEqualTo(8));
      Remains remains = Remains.of(stage);
      assertThat(remains.ofReaders()).isZero();
      assertThat(remains.readerObjects()).isZero();
      assertThat(remains.timers()).isPositive();
      assertThat(remains.consumers()).isPositive();
      assertThat(remains.openFiles()).isPositive();
      assertThat(remains.registrations()).isEqualTo(registrations);
    }
  }
}
