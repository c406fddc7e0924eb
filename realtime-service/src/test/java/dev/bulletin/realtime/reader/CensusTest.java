package dev.bulletin.realtime.reader;

import static dev.bulletin.realtime.room.Messages.news;
import static dev.bulletin.realtime.room.Messages.tile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.realtime.ReaderTraffic;
import dev.bulletin.realtime.access.Signing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CensusTest {
  private static final Instant AT = Stage.START.plusSeconds(60);
  private static final String JOIN =
      "{\"id\":2,\"subscribe\":{\"channel\":\"dashboard:crypto\"}}\n"
          + "{\"id\":3,\"subscribe\":{\"channel\":\"reports\"}}";

  private final Stage stage = new Stage();
  private final List<Reader> readers = new ArrayList<>();

  @Test
  void tellsHowItGoesForAReader() {
    FakeSocket socket = new FakeSocket();
    socket.address = "203.0.113.77";
    stage.time = Stage.START;
    join(socket, "\"token\":\"" + Signing.connection("ann", AT) + "\"");
    stage.nanos = TimeUnit.SECONDS.toNanos(20);
    int written = String.join("", socket.written).length();
    assertThat(count(1).busiest())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.node()).isEqualTo("n1");
              assertThat(one.client()).hasSize(36);
              assertThat(one.user()).isEqualTo("ann");
              assertThat(one.address()).isEqualTo("203.0.113.0/24");
              assertThat(one.transport()).isEqualTo("websocket");
              assertThat(one.since()).isEqualTo(AT.minusSeconds(20));
              assertThat(one.rooms()).isEqualTo(2);
              assertThat(one.frames()).isEqualTo(socket.written.size());
              assertThat(one.bytes()).isEqualTo(written);
              assertThat(one.marks()).isZero();
              assertThat(one.stalledSince()).isNull();
              assertThat(one.waiting()).isNull();
            });
  }

  @Test
  void findsThoseThatNothingReachesAndTheLongestOfThemFirst() {
    FakeSocket well = join(new FakeSocket());
    FakeSocket late = join(new FakeSocket());
    FakeSocket later = join(new FakeSocket());
    late.slow = true;
    late.waiting = 70_000;
    stage.publish(tile("BTC", "a", "1"), news("weekly", "b", "2"));
    stage.nanos = TimeUnit.SECONDS.toNanos(5);
    later.slow = true;
    stage.publish(tile("BTC", "c", "3"));
    stage.nanos = TimeUnit.SECONDS.toNanos(12);
    Census census = count(1);
    assertThat(census.slow()).isEqualTo(2);
    assertThat(census.slowest()).extracting(ReaderTraffic::marks).containsExactly(2, 1);
    assertThat(census.slowest())
        .extracting(ReaderTraffic::stalledSince)
        .containsExactly(AT.minusSeconds(12), AT.minusSeconds(7));
    assertThat(census.slowest().get(0).waiting()).isEqualTo(70_000);
    assertThat(census.busiest().get(0).frames()).isEqualTo(well.written.size());
  }

  @Test
  void countsOneThatIsSlowBeforeThereIsAnythingForIt() {
    join(new FakeSocket()).slow = true;
    assertThat(count(1).slow()).isEqualTo(1);
    assertThat(count(1).slowest()).extracting(ReaderTraffic::stalledSince).containsOnlyNulls();
  }

  @Test
  void leavesOutThoseThatGoMeanwhile() {
    join(new FakeSocket());
    join(new FakeSocket());
    Census census = new Census(readers, "n1", stage.nanos, AT);
    census.look(1);
    assertThat(census.isOver()).isFalse();
    readers.get(1).closed();
    census.look(1);
    assertThat(census.isOver()).isTrue();
    assertThat(census.busiest()).hasSize(1);
  }

  private FakeSocket join(FakeSocket socket) {
    return join(socket, "");
  }

  private FakeSocket join(FakeSocket socket, String fields) {
    Reader reader = stage.reader(socket);
    readers.add(reader);
    reader.received("{\"id\":1,\"connect\":{" + fields + "}}\n" + JOIN);
    return socket;
  }

  private Census count(int many) {
    Census census = new Census(readers, "n1", stage.nanos, AT);
    while (!census.isOver()) {
      census.look(many);
    }
    return census;
  }
}
