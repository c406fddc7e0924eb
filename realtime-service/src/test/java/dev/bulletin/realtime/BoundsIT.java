package dev.bulletin.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.realtime.reader.HallConfig;
import dev.bulletin.realtime.reader.Limits;
import dev.bulletin.realtime.reader.Liveness;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.RawClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the public server does not put up with, before anybody is a reader. */
class BoundsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int READERS_OF_ADDRESS = 2;
  private static final HallConfig FEW =
      new HallConfig(
          RunningService.TICK,
          Liveness.every(Duration.ofSeconds(25)),
          new Limits(32, 1_000, 1_000, READERS_OF_ADDRESS, 65_536, 10_000));

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.startInTheOpen(FEW);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static RawClient connect() throws IOException {
    return RawClient.connect(service.port());
  }

  /** Connections of the other test may not have ended yet. */
  private static void answers(String status, String path, String headers) {
    Eventually.that(PATIENCE, () -> assertThat(status(path, headers)).isEqualTo(status));
  }

  private static String status(String path, String headers) throws IOException {
    try (RawClient client = connect()) {
      client.send("GET %s HTTP/1.1\r\nHost: a\r\n%s\r\n".formatted(path, headers));
      return client.read(12).substring(9);
    }
  }

  @Test
  void refusesWhatIsTooLong() {
    answers("414", "/connection/sockjs/info?t=" + "x".repeat(9_000), "");
    String header = "X-Long: " + "x".repeat(17_000) + "\r\n";
    answers("431", "/connection/sockjs/info", header);
    answers("200", "/connection/sockjs/info", "");
  }

  /** Those of the other test may not have ended yet. */
  @Test
  void opensNoMoreConnectionsToAnAddressThanItsReadersNeed() throws Exception {
    List<RawClient> open = new ArrayList<>();
    do {
      open.add(connect());
    } while (open.size() <= 2 * READERS_OF_ADDRESS && isServed(open.get(open.size() - 1)));
    assertThat(open).hasSizeBetween(READERS_OF_ADDRESS, 2 * READERS_OF_ADDRESS + 1);
    assertThat(isServed(open.get(open.size() - 1))).isFalse();
    for (RawClient client : open) {
      client.close();
    }
  }

  private static boolean isServed(RawClient client) throws IOException {
    return client.trySend("GET /connection/sockjs/info HTTP/1.1\r\nHost: a\r\n\r\n")
        && client.read(12).equals("HTTP/1.1 200");
  }
}
