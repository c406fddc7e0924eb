package dev.bulletin.realtime.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.realtime.access.Expiry;
import dev.bulletin.realtime.access.Signing;
import dev.bulletin.realtime.protocol.Disconnect;
import dev.bulletin.realtime.protocol.Position;
import dev.bulletin.realtime.protocol.Publication;
import dev.bulletin.realtime.protocol.Unsubscription;
import dev.bulletin.realtime.room.Histories;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers may do by the tokens they show, and how they are seen. */
class ReaderAccessTest {
  private static final Instant LATER = Stage.START.plusSeconds(60);

  private final Stage stage = new Stage();
  private final FakeSocket socket = new FakeSocket();
  private final Reader reader = stage.reader(socket);

  @Test
  void aTokenSaysWhoConnectsAndForHowLong() {
    reader.received(connect(Signing.connection("ann", LATER)));
    assertThat(last()).contains("\"expires\":true,\"ttl\":60");
    assertThat(reader.isOf("ann")).isTrue();
    assertThat(reader.isOf("bob")).isFalse();
  }

  @Test
  void aTokenThatIsNotOursEndsTheConnection() {
    reader.received(connect("e30.e30.e30"));
    assertThat(socket.closes).containsExactly(Disconnect.INVALID_TOKEN);
  }

  @Test
  void aTokenThatHasExpiredIsAnsweredSoThatTheClientBringsAnother() {
    reader.received(connect(Signing.connection("ann", Stage.START)));
    assertThat(last()).startsWith("{\"id\":1,\"error\":{\"code\":109,");
    reader.received(connect(Signing.connection("ann", LATER)));
    assertThat(last()).startsWith("{\"id\":1,\"connect\":");
  }

  @Test
  void aUserHasSoManyConnections() {
    String connect = connect(Signing.connection("ann", LATER));
    reader.received(connect);
    Reader second = stage.reader(new FakeSocket());
    second.received(connect);
    FakeSocket third = new FakeSocket();
    stage.reader(third).received(connect);
    assertThat(third.closes).containsExactly(Disconnect.CONNECTION_LIMIT);
    second.closed();
    stage.reader(third).received(connect);
    assertThat(third.written).hasSize(1);
  }

  @Test
  void aReaderWithoutATokenMaySayAndSeeNothingThatIsNotPublic() {
    reader.received("{\"id\":1,\"connect\":{}}");
    assertRefused("{\"id\":2,\"subscribe\":{\"channel\":\"desk:a\"}}", 103);
    assertRefused("{\"id\":2,\"publish\":{\"channel\":\"desk:a\",\"data\":1}}", 103);
    assertRefused("{\"id\":2,\"publish\":{\"channel\":\"reports\",\"data\":1}}", 103);
    assertRefused("{\"id\":2,\"history\":{\"channel\":\"desk:a\"}}", 103);
    assertRefused("{\"id\":2,\"presence\":{\"channel\":\"desk:a\"}}", 103);
    assertRefused("{\"id\":2,\"presence_stats\":{\"channel\":\"desk:a\"}}", 103);
    assertThat(stage.published).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"publish", "history", "presence", "presence_stats"})
  void nothingCanBeAskedOfARoomThatThereCannotBe(String method) {
    reader.received("{\"id\":1,\"connect\":{}}");
    assertRefused("{\"id\":2,\"" + method + "\":{\"channel\":\"nowhere\"}}", 102);
  }

  @Test
  void aRoomsTokenOpensThatRoomToThatUserAlone() {
    reader.received(connect(Signing.connection("ann", LATER)));
    assertRefused(subscribe("desk:a", Signing.room("bob", "desk:a", LATER)), 103);
    assertRefused(subscribe("desk:a", Signing.room("ann", "desk:b", LATER)), 103);
    assertRefused(subscribe("desk:a", Signing.connection("ann", LATER)), 103);
    assertRefused(subscribe("desk:a", Signing.room("ann", "desk:a", Stage.START)), 109);
    reader.received(subscribe("desk:a", Signing.room("ann", "desk:a", LATER)));
    assertThat(last()).startsWith("{\"id\":2,\"subscribe\":{\"expires\":true,\"ttl\":60");
  }

  @Test
  void whoIsInARoomByTokenMaySpeakThere() {
    enterDesk();
    reader.received("{\"id\":3,\"publish\":{\"channel\":\"desk:a\",\"data\":{\"t\":1}}}");
    assertThat(last()).isEqualTo("{\"id\":3,\"publish\":{}}");
    assertThat(stage.published)
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.room()).isEqualTo("desk:a");
              assertThat(message.kind()).isEqualTo(RoomKind.STREAM);
              assertThat(message.key()).isEqualTo("ann");
              assertThat(message.json()).isEqualTo("{\"t\":1}");
            });
    assertRefused("{\"id\":3,\"publish\":{\"channel\":\"desk:b\",\"data\":1}}", 103);
    assertRefused("{\"id\":3,\"publish\":{\"channel\":\"desk:a\"}}", 107);
  }

  @Test
  void whoHasNoNameSpeaksNowhere() {
    reader.received(connect(Signing.connection("", List.of("desk:a"), Map.of())));
    assertRefused("{\"id\":2,\"publish\":{\"channel\":\"desk:a\",\"data\":1}}", 103);
    assertThat(stage.published).isEmpty();
  }

  @Test
  void whoIsInARoomByTokenSeesWhoIsThere() {
    enterDesk();
    reader.received("{\"id\":3,\"presence\":{\"channel\":\"desk:a\"}}");
    assertThat(last()).contains("\"user\":\"ann\"");
    reader.received("{\"id\":4,\"presence_stats\":{\"channel\":\"desk:a\"}}");
    assertThat(last())
        .isEqualTo("{\"id\":4,\"presence_stats\":{\"num_clients\":1,\"num_users\":1}}");
    assertRefused("{\"id\":5,\"presence\":{\"channel\":\"reports\"}}", 108);
  }

  @Test
  void isCountedWhileItIsThere() {
    enterDesk();
    reader.received("{\"id\":3,\"unsubscribe\":{\"channel\":\"desk:a\"}}");
    assertThat(stage.attendance.count("desk:a").clients()).isZero();
    reader.received("{\"id\":4,\"subscribe\":{\"channel\":\"reports\"}}");
    assertThat(stage.attendance.count("reports").clients()).isEqualTo(1);
    reader.closed();
    assertThat(stage.attendance.count("reports").clients()).isZero();
  }

  @Test
  void hearsWhoComesAndGoesIfItWishes() {
    enterDesk();
    FakeSocket other = new FakeSocket();
    Reader silent = stage.reader(other);
    silent.received(connect(Signing.connection("bob", LATER)));
    silent.received(
        "{\"id\":2,\"subscribe\":{\"channel\":\"desk:a\",\"token\":\"%s\"}}"
            .formatted(Signing.room("bob", "desk:a", LATER)));
    stage.attendance.turn();
    assertThat(last())
        .contains("{\"push\":{\"channel\":\"desk:a\",\"join\":{\"info\":{\"user\":\"bob\"");
    assertThat(other.written).hasSize(2);
    silent.closed();
    stage.attendance.turn();
    assertThat(last()).contains("\"leave\":{\"info\":{\"user\":\"bob\"");
  }

  @Test
  void theServerPutsAClientInTheRoomsOfItsToken() {
    reader.received(
        connect(Signing.connection("ann", List.of("desk:a", "nowhere"), Map.of("n", 1))));
    assertThat(last()).contains("\"subs\":{\"desk:a\":{").doesNotContain("nowhere");
    assertThat(stage.attendance.members("desk:a"))
        .singleElement()
        .satisfies(member -> assertThat(member.connectionInfo()).isEqualTo("{\"n\":1}"));
    assertRefused("{\"id\":2,\"subscribe\":{\"channel\":\"desk:a\"}}", 105);
  }

  @Test
  void aClientThatCanAskLaterIsPutInNoRoomThatItNamesOnConnecting() {
    reader.received("{\"id\":1,\"connect\":{\"subs\":{\"reports\":{\"recover\":true}}}}");
    assertThat(last()).startsWith("{\"id\":1,\"connect\":").doesNotContain("subs");
    assertThat(stage.attendance.count("reports").clients()).isZero();
  }

  @Test
  void aConnectionLivesAsLongAsItsTokenIsRenewed() {
    reader.received(connect(Signing.connection("ann", LATER)));
    stage.time = LATER;
    reader.received(
        "{\"id\":2,\"refresh\":{\"token\":\"%s\"}}"
            .formatted(Signing.connection("ann", LATER.plusSeconds(60))));
    assertThat(last()).startsWith("{\"id\":2,\"refresh\":{").contains("\"ttl\":60");
    stage.time = LATER.plusSeconds(84);
    Stage.check(reader, 0);
    assertThat(socket.closes).isEmpty();
    stage.time = LATER.plusSeconds(85);
    Stage.check(reader, 0);
    assertThat(socket.closes).containsExactly(Disconnect.EXPIRED);
  }

  @Test
  void cannotBecomeSomebodyElse() {
    reader.received(connect(Signing.connection("ann", LATER)));
    assertRefused("{\"id\":2,\"refresh\":{}}", 107);
    reader.received(
        "{\"id\":2,\"refresh\":{\"token\":\"%s\"}}".formatted(Signing.connection("bob", LATER)));
    assertThat(socket.closes).containsExactly(Disconnect.INVALID_TOKEN);
  }

  @Test
  void isSentAwayToComeBackWhenTheTokenItBringsHasExpired() {
    reader.received(connect(Signing.connection("ann", LATER)));
    reader.received(
        "{\"id\":2,\"refresh\":{\"token\":\"%s\"}}"
            .formatted(Signing.connection("ann", Stage.START)));
    assertThat(socket.closes).containsExactly(Disconnect.EXPIRED);
  }

  @Test
  void aStayLastsAsLongAsItsTokenIsRenewed() {
    enterDesk();
    stage.time = LATER;
    assertRefused(subRefresh("desk:a", Signing.room("ann", "desk:a", Stage.START)), 110);
    assertRefused(subRefresh("desk:a", Signing.room("bob", "desk:a", LATER)), 103);
    assertRefused(subRefresh("desk:b", Signing.room("ann", "desk:b", LATER.plusSeconds(9))), 103);
    reader.received(subRefresh("desk:a", Signing.room("ann", "desk:a", LATER.plusSeconds(60))));
    assertThat(last()).isEqualTo("{\"id\":4,\"sub_refresh\":{\"expires\":true,\"ttl\":60}}");
    stage.time = LATER.plusSeconds(84);
    Stage.check(reader, 0);
    assertThat(last()).contains("sub_refresh");
    stage.time = LATER.plusSeconds(85);
    Stage.check(reader, 0);
    assertThat(last())
        .isEqualTo(
            "{\"push\":{\"channel\":\"desk:a\",\"unsubscribe\":"
                + "{\"code\":2501,\"reason\":\"subscription expired\"}}}");
    assertThat(stage.attendance.count("desk:a").clients()).isZero();
  }

  @Test
  void theServerTakesAReaderOutOfARoomAndPutsItIn() {
    enterDesk();
    reader.sendOut("desk:a", Unsubscription.SERVER);
    assertThat(last()).contains("\"unsubscribe\":{\"code\":2000,");
    reader.sendOut("desk:a", Unsubscription.SERVER);
    assertThat(socket.written).hasSize(3);
    reader.putIn("desk:a");
    assertThat(last()).startsWith("{\"push\":{\"channel\":\"desk:a\",\"subscribe\":{");
    reader.putIn("nowhere");
    assertThat(socket.written).hasSize(4);
  }

  @Test
  void theServerSaysHowLongAConnectionLasts() {
    reader.received(connect(Signing.connection("ann", LATER)));
    reader.lastUntil(LATER.plusSeconds(60).getEpochSecond());
    assertThat(last()).isEqualTo("{\"push\":{\"refresh\":{\"expires\":true,\"ttl\":120}}}");
    stage.time = LATER.plusSeconds(84);
    Stage.check(reader, 0);
    assertThat(socket.closes).isEmpty();
    stage.time = LATER.plusSeconds(85);
    Stage.check(reader, 0);
    assertThat(socket.closes).containsExactly(Disconnect.EXPIRED);
  }

  @Test
  void aConnectionWithoutAnEndIsGivenOneAndOneWithAnEndNone() {
    reader.received(connect(Signing.connection("ann", List.of(), Map.of())));
    reader.lastUntil(LATER.getEpochSecond());
    assertThat(last()).contains("\"ttl\":60");
    reader.lastUntil(Expiry.NEVER);
    assertThat(last()).isEqualTo("{\"push\":{\"refresh\":{}}}");
    stage.time = LATER.plusSeconds(1_000);
    Stage.check(reader, 0);
    assertThat(socket.closes).isEmpty();
    reader.lastUntil(stage.time.getEpochSecond());
    assertThat(socket.closes).containsExactly(Disconnect.EXPIRED);
  }

  @Test
  void readsHistoryWhereItIsKept() {
    List<Position> asked = new ArrayList<>();
    stage.histories =
        (room, slice) -> {
          asked.add(slice.since());
          return Future.succeededFuture(
              new Histories.Past(
                  List.of(new Publication("1".getBytes(StandardCharsets.UTF_8), 7)),
                  new Position(7, "e1")));
        };
    reader.received("{\"id\":1,\"connect\":{}}");
    reader.received(
        "{\"id\":2,\"history\":{\"channel\":\"reports\",\"limit\":5,"
            + "\"since\":{\"offset\":6,\"epoch\":\"e1\"}}}");
    assertThat(last())
        .isEqualTo(
            "{\"id\":2,\"history\":{\"publications\":[{\"data\":1,\"offset\":7}],"
                + "\"epoch\":\"e1\",\"offset\":7}}");
    assertThat(asked).containsExactly(new Position(6, "e1"));
    assertRefused("{\"id\":3,\"history\":{\"channel\":\"dashboard:crypto\"}}", 108);
  }

  @Test
  void isToldWhyHistoryCannotBeRead() {
    reader.received("{\"id\":1,\"connect\":{}}");
    assertRefused("{\"id\":2,\"history\":{\"channel\":\"reports\"}}", 100);
    stage.histories =
        (room, slice) -> Future.failedFuture(new ServiceException(ErrorCode.GONE, "another epoch"));
    assertRefused("{\"id\":3,\"history\":{\"channel\":\"reports\"}}", 112);
  }

  @Test
  void anAnswerThatTakesTimeComesByItselfAndHoldsNothingUp() {
    Promise<Histories.Past> slow = Promise.promise();
    stage.histories = (room, slice) -> slow.future();
    reader.received("{\"id\":1,\"connect\":{}}");
    reader.received("{\"id\":2,\"history\":{\"channel\":\"reports\"}}\n{\"id\":3,\"ping\":{}}");
    assertThat(last()).isEqualTo("{\"id\":3,\"ping\":{}}");
    slow.complete(new Histories.Past(List.of(), new Position(7, "e1")));
    assertThat(last()).startsWith("{\"id\":2,\"history\":");
  }

  @Test
  void anAnswerThatComesTooLateIsNotWritten() {
    Promise<Histories.Past> slow = Promise.promise();
    stage.histories = (room, slice) -> slow.future();
    reader.received("{\"id\":1,\"connect\":{}}");
    reader.received("{\"id\":2,\"history\":{\"channel\":\"reports\"}}");
    reader.closed();
    slow.complete(new Histories.Past(List.of(), new Position(7, "e1")));
    assertThat(socket.written).hasSize(1);
  }

  @Test
  void whoAsksTooOftenIsSentAwayToComeBackLater() {
    stage.limits = new Limits(2, 10, 2, 2, 100_000, 10);
    Reader hasty = stage.reader(socket);
    hasty.received("{\"id\":1,\"connect\":{}}");
    hasty.received("{\"id\":2,\"ping\":{}}\n".repeat(19));
    assertThat(socket.closes).isEmpty();
    hasty.received("{\"id\":2,\"ping\":{}}");
    assertThat(socket.closes).containsExactly(Disconnect.TOO_MANY_REQUESTS);
  }

  @Test
  void nothingCanBeCalled() {
    reader.received("{\"id\":1,\"connect\":{}}");
    assertRefused("{\"id\":2,\"rpc\":{\"method\":\"x\"}}", 104);
  }

  private void enterDesk() {
    reader.received(connect(Signing.connection("ann", LATER.plusSeconds(3_600))));
    reader.received(subscribe("desk:a", Signing.room("ann", "desk:a", LATER)));
    assertThat(last()).startsWith("{\"id\":2,\"subscribe\":");
  }

  private void assertRefused(String command, int code) {
    int before = socket.written.size();
    reader.received(command);
    assertThat(socket.written).hasSize(before + 1);
    assertThat(last()).contains("\"error\":{\"code\":" + code + ",");
    assertThat(socket.closes).isEmpty();
  }

  private static String connect(String token) {
    return "{\"id\":1,\"connect\":{\"token\":\"%s\"}}".formatted(token);
  }

  private static String subscribe(String room, String token) {
    return "{\"id\":2,\"subscribe\":{\"channel\":\"%s\",\"token\":\"%s\",\"join_leave\":true}}"
        .formatted(room, token);
  }

  private static String subRefresh(String room, String token) {
    return "{\"id\":4,\"sub_refresh\":{\"channel\":\"%s\",\"token\":\"%s\"}}"
        .formatted(room, token);
  }

  private String last() {
    return socket.written.get(socket.written.size() - 1);
  }
}
