package dev.bulletin.realtime.reader;

import static dev.bulletin.realtime.room.Messages.news;
import static dev.bulletin.realtime.room.Messages.tile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.realtime.protocol.Disconnect;
import dev.bulletin.realtime.room.StreamEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderTest {
  private static final String CONNECT = "{\"id\":1,\"connect\":{}}";

  private final Stage stage = new Stage();
  private final FakeSocket socket = new FakeSocket();
  private final Reader reader = stage.reader(socket);

  @Test
  void answersConnectWithAClientIdAndThePingInterval() {
    reader.received(CONNECT);
    assertThat(lastLines())
        .singleElement()
        .asString()
        .matches(
            "\\{\"id\":1,\"connect\":\\{\"client\":\"[0-9a-f-]{36}\",\"version\":\"bulletin 1\","
                + "\"ping\":25,\"pong\":true}}");
  }

  @Test
  void answersTheCommandsOfOneFrameWithOneFrame() {
    reader.received(CONNECT + "\n" + subscribe(2, "reports") + "\n{\"id\":3,\"ping\":{}}");
    assertThat(socket.written).hasSize(1);
    assertThat(lastLines()).hasSize(3);
    assertThat(lastLines().get(1))
        .startsWith("{\"id\":2,\"subscribe\":{")
        .contains("\"data\":{\"batches\":[]}", "\"recoverable\":true", "\"epoch\":\"s1\"");
    assertThat(lastLines().get(2)).isEqualTo("{\"id\":3,\"ping\":{}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"id\":1,\"ping\":{}}",
        "{\"id\":1,\"subscribe\":{\"channel\":\"reports\"}}",
        "{\"id\":1,\"publish\":{}}",
        "{\"id\":1,\"fly\":{}}",
        "nonsense"
      })
  void endsAConnectionThatDoesNotBeginWithConnect(String frame) {
    reader.received(frame);
    assertThat(socket.closes).containsExactly(Disconnect.BAD_REQUEST);
    assertThat(socket.written).isEmpty();
    assertThat(stage.gone).containsExactly(reader);
  }

  @Test
  void endsAConnectionThatConnectsTwice() {
    reader.received(CONNECT);
    reader.received("{\"id\":2,\"connect\":{}}");
    assertThat(socket.closes).containsExactly(Disconnect.BAD_REQUEST);
  }

  @Test
  void answersWhatCameBeforeAFatalCommandAndNothingAfterIt() {
    reader.received(CONNECT + "\n{\n{\"id\":2,\"ping\":{}}");
    assertThat(lastLines()).hasSize(1);
    assertThat(socket.closes).containsExactly(Disconnect.BAD_REQUEST);
    reader.received("{\"id\":3,\"ping\":{}}");
    assertThat(socket.written).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "weather, 102",
    "dashboard:NOT-SO, 102",
    "reports, 105",
    "dashboard:third, 106",
  })
  void refusesASubscription(String channel, int code) {
    reader.received(CONNECT);
    reader.received(subscribe(2, "reports"));
    reader.received(subscribe(3, "dashboard:second"));
    reader.received(subscribe(4, channel));
    assertThat(lastLines().get(0)).startsWith("{\"id\":4,\"error\":{\"code\":" + code + ",");
    assertThat(socket.closes).isEmpty();
  }

  @Test
  void maySubscribeAgainAfterUnsubscribing() {
    reader.received(CONNECT + "\n" + subscribe(2, "reports"));
    reader.received("{\"id\":3,\"unsubscribe\":{\"channel\":\"reports\"}}");
    assertThat(lastLines()).containsExactly("{\"id\":3,\"unsubscribe\":{}}");
    publish(news("r", "a", "1"));
    assertThat(socket.written).hasSize(2);
    reader.received(subscribe(4, "reports"));
    publish(news("r", "b", "1"));
    assertThat(socket.written).hasSize(4);
  }

  @Test
  void unsubscribingFromWhereItIsNotIsNoError() {
    reader.received(CONNECT);
    reader.received("{\"id\":3,\"unsubscribe\":{\"channel\":\"reports\"}}");
    assertThat(lastLines()).containsExactly("{\"id\":3,\"unsubscribe\":{}}");
  }

  @Test
  void aSubscriptionBringsTheStateOfTheRoom() {
    publish(tile("BTC", "a", "{\"p\":1}"));
    reader.received(CONNECT + "\n" + subscribe(2, "dashboard:crypto"));
    assertThat(lastLines().get(1)).contains("\"data\":{\"batches\":[{\"type\":\"tile\"", "\"p\":1");
  }

  @Test
  void endsAConnectionOverAMessageThatIsTooLarge() {
    reader.received(CONNECT + "\n" + "{}".repeat(500));
    assertThat(socket.closes).containsExactly(Disconnect.MESSAGE_TOO_LARGE);
  }

  @Test
  void endsAConnectionOverWhatIsNotText() {
    reader.malformed();
    assertThat(socket.closes).containsExactly(Disconnect.BAD_REQUEST);
  }

  @Test
  void aSlowReaderGetsTheNewestOfAStateRoomWhenItReadsAgain() {
    reader.received(CONNECT + "\n" + subscribe(2, "dashboard:crypto"));
    socket.slow = true;
    publish(tile("BTC", "a", "1"));
    publish(tile("BTC", "b", "2"), tile("ETH", "c", "3"));
    assertThat(socket.written).hasSize(1);
    socket.readsAgain();
    reader.drained();
    assertThat(socket.written).hasSize(2);
    assertThat(lastLines().get(0))
        .contains("\"push\"", "\"id\":\"b\"", "\"id\":\"c\"")
        .doesNotContain("\"id\":\"a\"");
    publish(tile("BTC", "d", "4"));
    assertThat(lastLines().get(0)).contains("\"id\":\"d\"").doesNotContain("\"id\":\"c\"");
  }

  @Test
  void aSlowReaderMissesNothingOfAStreamHoweverMuchItIs() {
    reader.received(CONNECT + "\n" + subscribe(2, "reports"));
    socket.slow = true;
    String large = "\"" + "x".repeat(200_000) + "\"";
    publish(news("r", "a", large));
    publish(news("r", "b", large));
    assertThat(socket.written).hasSize(1);
    socket.readsAgain();
    socket.takes = 1;
    reader.drained();
    assertThat(lastLines()).hasSize(1);
    assertThat(lastLines().get(0)).contains("\"id\":\"a\"");
    publish(news("r", "c", "1"));
    socket.readsAgain();
    reader.drained();
    assertThat(socket.written).hasSize(4);
    assertThat(socket.written.get(2)).contains("\"id\":\"b\"");
    assertThat(socket.written.get(3)).contains("\"id\":\"c\"");
    publish(news("r", "d", "1"));
    assertThat(lastLines()).singleElement().asString().contains("\"id\":\"d\"");
    assertThat(socket.closes).isEmpty();
  }

  @Test
  void aReaderIsToldWhatItHasMissedBeforeWhatComes() {
    reader.received(CONNECT + "\n" + subscribe(2, "reports"));
    socket.slow = true;
    publish(news("r", "a", "1"));
    socket.readsAgain();
    publish(news("r", "b", "1"));
    assertThat(socket.written).hasSize(1);
    reader.drained();
    assertThat(lastLines())
        .satisfiesExactly(
            line -> assertThat(line).contains("\"id\":\"a\""),
            line -> assertThat(line).contains("\"id\":\"b\""));
  }

  @Test
  void aReaderThatHasMissedMoreOfAStreamThanIsKnownHasToEnterAnew() {
    reader.received(CONNECT + "\n" + subscribe(2, "reports"));
    socket.slow = true;
    for (int i = 0; i <= 1_000; i++) {
      publish(news("r", "m" + i, "1"));
    }
    socket.readsAgain();
    reader.drained();
    assertThat(lastLines().get(0))
        .contains("\"unsubscribe\"", "\"code\":2500")
        .contains("\"channel\":\"reports\"");
    publish(news("r", "after", "1"));
    assertThat(socket.written).hasSize(2);
    reader.received(subscribe(3, "reports"));
    assertThat(lastLines().get(0)).contains("\"id\":3,\"subscribe\"");
  }

  @Test
  void aReaderWhoseStreamBreaksHasToEnterAnew() {
    reader.received(CONNECT + "\n" + subscribe(2, "reports"));
    stage.rooms.accept(new StreamEvent.Broken("reports"));
    stage.tellAll();
    assertThat(lastLines().get(0)).contains("\"unsubscribe\"", "\"code\":2500");
    reader.received(subscribe(3, "reports"));
    publish(news("r", "after", "1"));
    assertThat(lastLines().get(0)).contains("\"id\":\"after\"");
  }

  @Test
  void aReaderIsSentAwayToComeBackWhenNothingReachesItForLong() {
    reader.received(CONNECT + "\n" + subscribe(2, "reports"));
    socket.slow = true;
    stage.nanos = seconds(10);
    publish(news("r", "a", "1"));
    Stage.check(reader, seconds(79));
    assertThat(socket.closes).isEmpty();
    Stage.check(reader, seconds(80));
    assertThat(socket.closes).containsExactly(Disconnect.SLOW);
    assertThat(count("closes", "3008")).isEqualTo(1);
  }

  @Test
  void aSlowReaderThatGetsAnywhereIsNotSentAway() {
    reader.received(CONNECT + "\n" + subscribe(2, "reports"));
    socket.slow = true;
    String large = "\"" + "x".repeat(200_000) + "\"";
    publish(news("r", "a", large), news("r", "b", large));
    stage.nanos = seconds(60);
    socket.readsAgain();
    socket.takes = 1;
    reader.drained();
    Stage.check(reader, seconds(100));
    assertThat(socket.closes).isEmpty();
  }

  @Test
  void aReaderThatIsSlowAndHasNothingToBeToldIsNotSentAway() {
    reader.received(CONNECT + "\n" + subscribe(2, "reports"));
    socket.slow = true;
    Stage.check(reader, seconds(200));
    assertThat(socket.closes).isEmpty();
  }

  @Test
  void saysOnceThatItHasArrived() {
    assertThat(stage.arrived).isZero();
    reader.received(CONNECT);
    reader.closed();
    assertThat(stage.arrived).isEqualTo(1);
    stage.reader(new FakeSocket()).closed();
    assertThat(stage.arrived).isEqualTo(2);
  }

  @Test
  void aReaderThatAsksAndAsksAndDoesNotReadIsSentAway() {
    publish(tile("BTC", "a", "\"" + "x".repeat(100_000) + "\""));
    reader.received(CONNECT);
    socket.slow = true;
    String turn =
        subscribe(2, "dashboard:crypto")
            + "\n{\"id\":3,\"unsubscribe\":{\"channel\":\"dashboard:crypto\"}}\n";
    for (int i = 0; i < 10; i++) {
      reader.received(turn);
    }
    assertThat(socket.closes).isEmpty();
    reader.received(turn);
    assertThat(socket.closes).containsExactly(Disconnect.SLOW);
  }

  @Test
  void isPingedAndLivesIfItAnswers() {
    reader.received(CONNECT);
    Stage.check(reader, seconds(25));
    assertThat(socket.written).last().isEqualTo("{}");
    reader.received("{}");
    Stage.check(reader, seconds(36));
    assertThat(socket.closes).isEmpty();
  }

  @Test
  void isGivenUpIfItDoesNotAnswer() {
    reader.received(CONNECT);
    Stage.check(reader, seconds(25));
    Stage.check(reader, seconds(35));
    assertThat(socket.closes).containsExactly(Disconnect.NO_PONG);
  }

  @Test
  void isGivenUpIfItNeverConnects() {
    Stage.check(reader, seconds(9));
    assertThat(socket.closes).isEmpty();
    Stage.check(reader, seconds(10));
    assertThat(socket.closes).containsExactly(Disconnect.STALE);
  }

  @Test
  void leavesItsRoomsWhenItGoes() {
    reader.received(CONNECT + "\n" + subscribe(2, "reports"));
    reader.closed();
    reader.closed();
    publish(news("r", "a", "1"));
    assertThat(socket.written).hasSize(1);
    assertThat(socket.closes).isEmpty();
    assertThat(stage.gone).containsExactly(reader);
    assertThat(count("closes", "reader")).isEqualTo(1);
  }

  private static long seconds(long seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }

  private static String subscribe(int id, String channel) {
    return "{\"id\":%d,\"subscribe\":{\"channel\":\"%s\"}}".formatted(id, channel);
  }

  private void publish(RoomMessage... messages) {
    stage.publish(messages);
  }

  private List<String> lastLines() {
    return socket.written.get(socket.written.size() - 1).lines().toList();
  }

  private double count(String name, String code) {
    return stage.meters.get("bulletin.realtime." + name).tag("code", code).counter().count();
  }
}
