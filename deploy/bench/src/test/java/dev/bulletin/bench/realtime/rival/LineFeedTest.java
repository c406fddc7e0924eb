package dev.bulletin.bench.realtime.rival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.bench.realtime.crowd.Marker;
import dev.bulletin.bench.realtime.crowd.Payload;
import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomMessage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineFeedTest {
  private static final String DATA = new Payload(512).json(new Marker(1, 1, 1));

  @Test
  void carriesEachMessageInALineOfItsOwnBehindItsRoom() {
    String lines = LineFeed.lines(List.of(message("dashboard:a"), message("dashboard:b")));
    assertThat(lines).endsWith("\n");
    assertThat(lines.lines())
        .containsExactly(
            "dashboard:a\t" + text("dashboard:a"), "dashboard:b\t" + text("dashboard:b"));
  }

  private static String text(String room) {
    return "{\"room\":\"%s\",\"type\":\"tile\",\"key\":\"tile-1\",\"at\":\"1970-01-01T00:00:00Z\",\"id\":\"7\",\"data\":%s}"
        .formatted(room, DATA);
  }

  private static RoomMessage message(String room) {
    return new RoomMessage(room, RoomKind.STATE, "tile", "tile-1", Instant.EPOCH, "7", DATA);
  }
}
