package dev.bulletin.realtime;

import static dev.bulletin.realtime.room.Messages.news;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RefreshUser;
import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.contract.realtime.TellUser;
import dev.bulletin.realtime.access.Signing;
import dev.bulletin.testing.ChildProcess;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published SDK, unchanged, in Node, where tokens let it in; in both formats. */
class DeskSdkIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @BeforeEach
  void forget() {
    SharedRedis.forget();
  }

  @BeforeAll
  static void install() throws IOException {
    NodeScripts.install();
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "protobuf"})
  void meetsOthersAndMissesNothingOverABreak(String format) {
    try (RunningService service = RunningService.start();
        ChildProcess ann = start(format, service)) {
      assertAnswered(ann);
      ann.awaitLine("\"server subscribed\",\"channel\":\"reports\"", LIMIT);
      service.publish(news("weekly", "n1-" + format, "{\"title\":\"Á\"}"));
      assertThat(ann.awaitLine("server publication", LIMIT)).contains("\"title\":\"Á\"");
      service
          .node()
          .bus()
          .publish(
              RealtimeContract.REFRESH_USER, new RefreshUser("ann", Instant.now().plusSeconds(60)));
      service
          .node()
          .bus()
          .publish(RealtimeContract.TELL_USER, new TellUser("ann", "{\"cut\":true}"));
      ann.awaitLine("\"message\",\"data\":\\{\"cut\":true}", LIMIT);
      service.publish(said("missed-" + format));
      ann.awaitLine("\"subscribed\",\"wasRecovering\":true,\"recovered\":true", LIMIT);
      ann.awaitLine("\"server subscribed\",\"channel\":\"reports\",\"recovered\":true", LIMIT);
      service.publish(said("later-" + format));
      ann.awaitLine("\"publication\".*later-" + format, LIMIT);
      assertThat(ann.lines())
          .filteredOn(line -> line.contains("\"publication\"") && line.contains("missed-" + format))
          .hasSize(1);
      ann.awaitLine("\"token\",\"times\":2", LIMIT);
      assertThat(ann.lines()).noneMatch(line -> line.contains("\"disconnected\""));
    }
  }

  private static void assertAnswered(ChildProcess ann) {
    ann.awaitLine("\"ready\"", LIMIT);
    ann.awaitLine("\"join\",\"user\":\"ann\"", LIMIT);
    ann.awaitLine("\"publication\".*\"said\":\"hello\"", LIMIT);
    assertThat(ann.lines())
        .anyMatch(line -> line.equals("{\"event\":\"published\"}"))
        .anyMatch(line -> line.contains("[[\"ann\",{\"name\":\"Ann\"},{\"pen\":\"red\"}]]"))
        .anyMatch(line -> line.contains("\"numClients\":1,\"numUsers\":1"))
        .anyMatch(line -> line.matches(".*\"past\",\"offset\":[1-9].*\"said\":\"hello\".*"))
        .anyMatch(line -> line.contains("\"called\",\"code\":104"))
        .anyMatch(line -> line.contains("\"refused\",\"code\":103"));
  }

  private static RoomMessage said(String id) {
    String json = "{\"said\":\"" + id + "\"}";
    return new RoomMessage("desk:a", RoomKind.STREAM, "message", "bob", Instant.EPOCH, id, json);
  }

  private static ChildProcess start(String format, RunningService service) {
    return NodeScripts.run(
        "desk.mjs", format, Integer.toString(service.port()), Signing.SECRET.reveal());
  }
}
