package dev.bulletin.bench.realtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.bench.realtime.crowd.Crowd;
import dev.bulletin.bench.realtime.crowd.Dialect;
import dev.bulletin.bench.realtime.crowd.Marker;
import dev.bulletin.bench.realtime.crowd.Opening;
import dev.bulletin.bench.realtime.crowd.Payload;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server that realtime-service is compared with. */
class SockJsRivalIT {
  private static final Setting SETTING = new Setting(3, 2, 1, 10, 512, 100, 1, 1, 1, 128, Map.of());

  @TempDir private Path logs;

  @Test
  void writesEachMessageToEachReaderOfItsRoomAsItWasSent() throws Exception {
    try (Stage stage = Stage.rival(SETTING, /* alike= */ false, logs);
        Crowd crowd = Crowd.start(SETTING.readers(), logs.resolve("readers"))) {
      int port = stage.target().port();
      crowd.open(new Opening(Dialect.RIVAL, port, SETTING.roomNames(), SETTING.roomsEach(), 0));
      FanOut fanOut = new FanOut(stage, crowd, Sizes.publisher(stage, SETTING), SETTING);
      fanOut.warmUp();
      crowd.sampleNext();
      Phase phase = fanOut.run("rival");
      assertThat(phase.published()).isEqualTo(20);
      assertThat(phase.delivered()).isEqualTo(30);
      assertThat(phase.frames()).isEqualTo(30);
      assertThat(phase.lost() + phase.repeated() + phase.missed() + phase.errors()).isZero();
      assertThat(crowd.sample())
          .isEqualTo(Payload.sample(new Payload(512).json(new Marker(1, 1, 1))).orElseThrow());
    }
  }
}
