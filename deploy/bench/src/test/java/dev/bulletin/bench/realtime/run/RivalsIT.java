package dev.bulletin.bench.realtime.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.realtime.crowd.Crowd;
import dev.bulletin.bench.realtime.crowd.Marker;
import dev.bulletin.bench.realtime.crowd.Opening;
import dev.bulletin.bench.realtime.crowd.Payload;
import dev.bulletin.bench.realtime.rival.Rival;
import dev.bulletin.bench.realtime.rival.RivalServer;
import dev.bulletin.bench.realtime.rival.Workshop;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The servers that others wrote, and our readers who speak to them. */
class RivalsIT {
  private static final Setting SETTING = new Setting(3, 2, 1, 10, 512, 100, 1, 1, 1, 128, Map.of());

  @TempDir private Path logs;

  @ParameterizedTest
  @EnumSource(Rival.class)
  void tellEachReaderOfARoomEachMessageAsItWasSent(Rival rival) throws Exception {
    assumeTrue(rival.isAtHand(), rival.label() + " is not tried: no " + rival.language() + " here");
    try (Workshop workshop = Workshop.open();
        RivalServer server = start(workshop, rival);
        Crowd crowd = Crowd.start(SETTING.readers(), logs.resolve("readers"))) {
      crowd.open(
          new Opening(rival.dialect(), server.port(), SETTING.roomNames(), SETTING.roomsEach(), 0));
      FanOut fanOut = new FanOut(server, crowd, Sizes.publisher(server.feed(), SETTING), SETTING);
      fanOut.warmUp();
      crowd.sampleNext();
      Phase phase = fanOut.run("rival");
      assertThat(phase.published()).isEqualTo(20);
      assertThat(phase.delivered()).isEqualTo(30);
      assertThat(phase.lost() + phase.repeated() + phase.missed() + phase.errors()).isZero();
      assertThat(crowd.sample())
          .isEqualTo(Payload.sample(new Payload(512).json(new Marker(1, 1, 1))).orElseThrow());
    }
  }

  /** What it is made of may have to be fetched, which is not always possible. */
  private RivalServer start(Workshop workshop, Rival rival) throws Exception {
    try {
      return workshop.start(rival, logs.resolve("rival.log"));
    } catch (BenchException cannotBeMade) {
      return abort(rival.label() + " is not tried: " + cannotBeMade.getMessage());
    }
  }
}
