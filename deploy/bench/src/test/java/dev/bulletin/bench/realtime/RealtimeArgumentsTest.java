package dev.bulletin.bench.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.realtime.run.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealtimeArgumentsTest {
  @Test
  void runsEveryScenarioInItsOwnSizesByDefault() {
    var arguments = RealtimeArguments.parse(List.of());
    assertThat(arguments.scenarios()).containsExactly(Scenario.values());
    assertThat(arguments.setting(Scenario.CROWD)).isEqualTo(Scenario.CROWD.setting());
  }

  @Test
  void takesEverything() {
    String options =
        "--scenario slow --scenario half-open --readers 5 --rooms 4 --rooms-each 3 --rate 20"
            + " --payload 600 --tick 30 --warm-up 1 --duration 2 --rounds 6 --heap 128"
            + " --set BULLETIN_REALTIME_PING=10s --write --from f";
    var arguments = RealtimeArguments.parse(List.of(options.split(" ")));
    assertThat(arguments.scenarios()).containsExactly(Scenario.SLOW, Scenario.HALF_OPEN);
    Setting setting = arguments.setting(Scenario.SLOW);
    assertThat(setting.inWords())
        .isEqualTo("5 readers, each in 3 of 4 rooms, 20/s of 600 B in each room, a tick of 30 ms");
    assertThat(setting.warmUpSeconds()).isEqualTo(1);
    assertThat(setting.seconds()).isEqualTo(2);
    assertThat(setting.rounds()).isEqualTo(6);
    assertThat(setting.heapMebibytes()).isEqualTo(128);
    assertThat(setting.extra()).containsEntry("BULLETIN_REALTIME_PING", "10s");
    assertThat(arguments.output().write()).isTrue();
    assertThat(arguments.output().from()).isPresent();
  }

  @Test
  void aReaderIsInNoMoreRoomsThanThereAre() {
    var arguments = RealtimeArguments.parse(List.of("--rooms", "2"));
    assertThat(arguments.setting(Scenario.CROWD).roomsEach()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "--scenario fast, one of delivery",
    "--set PING=1, a setting such as",
    "--tick 6000, from 1 to 5000",
    "--wait, unknown option"
  })
  void saysWhatIsWrong(String options, String problem) {
    assertThatThrownBy(() -> RealtimeArguments.parse(List.of(options.split(" "))))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(problem);
  }
}
