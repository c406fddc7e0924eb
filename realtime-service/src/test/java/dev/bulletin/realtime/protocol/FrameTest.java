package dev.bulletin.realtime.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.realtime.protocol.Entry.Recovery;
import io.github.centrifugal.centrifuge.internal.protocol.Protocol;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What clients are told; Protobuf is read by the classes of the published SDK. */
class FrameTest {
  private static final Member ANN = new Member("ann", "c1", "{\"n\":1}", "");
  private static final Entry ENTRY =
      new Entry(
          new Position(7, "e1"),
          true,
          true,
          Recovery.COMPLETE,
          List.of(new Publication(bytes("{\"a\":\"Á\"}"), 7)),
          bytes("[1]"),
          Lifetime.of(60));
  private static final Reply.Greeting GREETING =
      new Reply.Greeting(
          "c1", Lifetime.of(9), 25, Map.of("desk:a", ENTRY), new Session("s1", "n1"));

  @Test
  void writesRepliesAsJsonOneALine() {
    assertThat(replies().text().lines())
        .containsExactly(
            "{\"id\":1,\"connect\":{\"client\":\"c1\",\"version\":\"bulletin 1\",\"expires\":true,"
                + "\"ttl\":9,\"subs\":{\"desk:a\":{\"expires\":true,\"ttl\":60,"
                + "\"recoverable\":true,\"publications\":[{\"data\":{\"a\":\"Á\"},\"offset\":7}],"
                + "\"recovered\":true,\"was_recovering\":true,\"positioned\":true,"
                + "\"epoch\":\"e1\",\"offset\":7,\"data\":[1]}},\"ping\":25,"
                + "\"session\":\"s1\",\"node\":\"n1\",\"pong\":true}}",
            "{\"id\":2,\"subscribe\":{\"data\":{\"batches\":[]}}}",
            "{\"id\":3,\"unsubscribe\":{}}",
            "{\"id\":4,\"publish\":{}}",
            "{\"id\":5,\"presence\":{\"presence\":"
                + "{\"c1\":{\"user\":\"ann\",\"client\":\"c1\",\"conn_info\":{\"n\":1}}}}}",
            "{\"id\":6,\"presence_stats\":{\"num_clients\":3,\"num_users\":2}}",
            "{\"id\":7,\"history\":{\"publications\":[{\"data\":1,\"offset\":6}],"
                + "\"epoch\":\"e1\",\"offset\":7}}",
            "{\"id\":8,\"ping\":{}}",
            "{\"id\":9,\"refresh\":{\"client\":\"c1\",\"version\":\"bulletin 1\","
                + "\"expires\":true,\"ttl\":1}}",
            "{\"id\":10,\"sub_refresh\":{}}",
            "{\"id\":11,\"error\":{\"code\":100,\"message\":\"internal server error\","
                + "\"temporary\":true}}");
  }

  @Test
  void writesRepliesAsProtobufEachWithItsLength() throws IOException {
    List<Protocol.Reply> replies = read(replies());
    Protocol.ConnectResult connect = replies.get(0).getConnect();
    assertThat(connect.getClient()).isEqualTo("c1");
    assertThat(connect.getExpires()).isTrue();
    assertThat(connect.getTtl()).isEqualTo(9);
    assertThat(connect.getPing()).isEqualTo(25);
    assertThat(connect.getPong()).isTrue();
    assertThat(connect.getSession()).isEqualTo("s1");
    assertThat(connect.getNode()).isEqualTo("n1");
    assertSubscribed(connect.getSubsOrThrow("desk:a"));
    assertThat(replies.get(1).getSubscribe().getData().toStringUtf8())
        .isEqualTo("{\"batches\":[]}");
    assertThat(replies.get(1).getSubscribe().getWasRecovering()).isFalse();
    assertThat(replies.get(2).hasUnsubscribe()).isTrue();
    assertThat(replies.get(3).hasPublish()).isTrue();
    assertMember(replies.get(4).getPresence().getPresenceOrThrow("c1"));
    assertThat(replies.get(5).getPresenceStats().getNumClients()).isEqualTo(3);
    assertThat(replies.get(5).getPresenceStats().getNumUsers()).isEqualTo(2);
    assertThat(replies.get(6).getHistory().getPublications(0).getOffset()).isEqualTo(6);
    assertThat(replies.get(6).getHistory().getEpoch()).isEqualTo("e1");
    assertThat(replies.get(6).getHistory().getOffset()).isEqualTo(7);
    assertThat(replies.get(7).hasPing()).isTrue();
    assertThat(replies.get(8).getRefresh().getTtl()).isEqualTo(1);
    assertThat(replies.get(9).hasSubRefresh()).isTrue();
    assertThat(replies.get(10).getError().getCode()).isEqualTo(100);
    assertThat(replies.get(10).getError().getTemporary()).isTrue();
    assertThat(replies)
        .extracting(Protocol.Reply::getId)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
  }

  private static void assertSubscribed(Protocol.SubscribeResult result) {
    assertThat(result.getExpires()).isTrue();
    assertThat(result.getTtl()).isEqualTo(60);
    assertThat(result.getRecoverable()).isTrue();
    assertThat(result.getPositioned()).isTrue();
    assertThat(result.getRecovered()).isTrue();
    assertThat(result.getWasRecovering()).isTrue();
    assertThat(result.getEpoch()).isEqualTo("e1");
    assertThat(result.getOffset()).isEqualTo(7);
    assertThat(result.getPublications(0).getData().toStringUtf8()).isEqualTo("{\"a\":\"Á\"}");
    assertThat(result.getPublications(0).getOffset()).isEqualTo(7);
    assertThat(result.getData().toStringUtf8()).isEqualTo("[1]");
  }

  private static void assertMember(Protocol.ClientInfo info) {
    assertThat(info.getUser()).isEqualTo("ann");
    assertThat(info.getClient()).isEqualTo("c1");
    assertThat(info.getConnInfo().toStringUtf8()).isEqualTo("{\"n\":1}");
    assertThat(info.getChanInfo().isEmpty()).isTrue();
  }

  private static Frame replies() {
    return Frame.of(
        new Reply.Connected(1, GREETING),
        new Reply.Subscribed(2, Entry.withState(bytes("{\"batches\":[]}"))),
        new Reply.Unsubscribed(3),
        new Reply.Published(4),
        new Reply.Present(5, List.of(ANN)),
        new Reply.Counted(6, 3, 2),
        new Reply.Past(7, List.of(new Publication(bytes("1"), 6)), new Position(7, "e1")),
        new Reply.Pinged(8),
        new Reply.Refreshed(9, "c1", Lifetime.of(-3)),
        new Reply.SubscriptionRefreshed(10, Lifetime.UNLIMITED),
        new Reply.Failed(11, ReplyError.INTERNAL));
  }

  @Test
  void writesPushesAsJson() {
    assertThat(pushes().text().lines())
        .containsExactly(
            "{\"push\":{\"channel\":\"reports\",\"pub\":{\"data\":{\"x\":1},\"offset\":4}}}",
            "{\"push\":{\"channel\":\"desk:a\",\"join\":{\"info\":"
                + "{\"user\":\"ann\",\"client\":\"c1\",\"conn_info\":{\"n\":1}}}}}",
            "{\"push\":{\"channel\":\"desk:a\",\"leave\":{\"info\":"
                + "{\"user\":\"ann\",\"client\":\"c1\",\"conn_info\":{\"n\":1}}}}}",
            "{\"push\":{\"channel\":\"desk:a\",\"unsubscribe\":"
                + "{\"code\":2501,\"reason\":\"subscription expired\"}}}",
            "{\"push\":{\"channel\":\"desk:a\",\"subscribe\":{\"recoverable\":true,"
                + "\"positioned\":true,\"epoch\":\"e1\",\"offset\":7,\"data\":[1]}}}",
            "{\"push\":{\"message\":{\"data\":\"hi\"}}}",
            "{\"push\":{\"disconnect\":{\"code\":3001,\"reason\":\"shutdown\"}}}",
            "{}",
            "{\"push\":{\"connect\":{\"client\":\"c2\",\"version\":\"bulletin 1\",\"ping\":25}}}",
            "{\"push\":{\"channel\":\"desk:b\",\"unsubscribe\":"
                + "{\"code\":103,\"reason\":\"permission denied\"}}}",
            "{\"push\":{\"refresh\":{\"expires\":true,\"ttl\":2147483647}}}",
            "{\"push\":{\"refresh\":{}}}");
  }

  @Test
  void writesPushesAsProtobuf() throws IOException {
    List<Protocol.Reply> pushes = read(pushes());
    assertThat(pushes.get(0).getPush().getChannel()).isEqualTo("reports");
    assertThat(pushes.get(0).getPush().getPub().getData().toStringUtf8()).isEqualTo("{\"x\":1}");
    assertThat(pushes.get(0).getPush().getPub().getOffset()).isEqualTo(4);
    assertMember(pushes.get(1).getPush().getJoin().getInfo());
    assertMember(pushes.get(2).getPush().getLeave().getInfo());
    assertThat(pushes.get(3).getPush().getUnsubscribe().getCode()).isEqualTo(2501);
    assertThat(pushes.get(3).getPush().getUnsubscribe().getReason())
        .isEqualTo("subscription expired");
    Protocol.Subscribe subscribe = pushes.get(4).getPush().getSubscribe();
    assertThat(subscribe.getRecoverable()).isTrue();
    assertThat(subscribe.getPositioned()).isTrue();
    assertThat(subscribe.getEpoch()).isEqualTo("e1");
    assertThat(subscribe.getOffset()).isEqualTo(7);
    assertThat(subscribe.getData().toStringUtf8()).isEqualTo("[1]");
    assertThat(pushes.get(5).getPush().getMessage().getData().toStringUtf8()).isEqualTo("\"hi\"");
    assertThat(pushes.get(6).getPush().getDisconnect().getCode()).isEqualTo(3001);
    assertThat(pushes.get(7)).isEqualTo(Protocol.Reply.getDefaultInstance());
    assertThat(pushes.get(8).getPush().getConnect().getPing()).isEqualTo(25);
    assertThat(pushes.get(8).getPush().getConnect().getPong()).isFalse();
    assertThat(pushes.get(9).getPush().getUnsubscribe().getCode()).isEqualTo(103);
    assertThat(pushes.get(10).getPush().getRefresh().getExpires()).isTrue();
    assertThat(pushes.get(10).getPush().getRefresh().getTtl()).isEqualTo(Integer.MAX_VALUE);
    assertThat(pushes.get(11).getPush().hasRefresh()).isTrue();
  }

  @Test
  void theFirstPushHasWhatTheFirstReplyHas() throws IOException {
    Protocol.Connect connect =
        read(Frame.of(new Push.Connected(GREETING))).get(0).getPush().getConnect();
    assertThat(connect.getClient()).isEqualTo("c1");
    assertThat(connect.getExpires()).isTrue();
    assertThat(connect.getTtl()).isEqualTo(9);
    assertThat(connect.getSession()).isEqualTo("s1");
    assertThat(connect.getNode()).isEqualTo("n1");
    assertSubscribed(connect.getSubsOrThrow("desk:a"));
  }

  private static Frame pushes() {
    return Frame.of(
        new Push.Published("reports", new Publication(bytes("{\"x\":1}"), 4)),
        new Push.Joined("desk:a", ANN),
        new Push.Left("desk:a", ANN),
        new Push.Unsubscribed("desk:a", Unsubscription.EXPIRED),
        new Push.Subscribed("desk:a", ENTRY),
        new Push.Told(bytes("\"hi\"")),
        new Push.Disconnected(Disconnect.SHUTDOWN),
        new Message.Ping(),
        new Push.Connected(
            new Reply.Greeting("c2", Lifetime.UNLIMITED, 25, Map.of(), Session.NONE)),
        new Push.Refused("desk:b", ReplyError.PERMISSION_DENIED),
        new Push.Refreshed(Lifetime.of(Long.MAX_VALUE)),
        new Push.Refreshed(Lifetime.UNLIMITED));
  }

  @Test
  void writesNothingButPushesForWhoSaysNothing() {
    Frame frame =
        Frame.of(
            new Reply.Connected(1, GREETING),
            new Push.Told(bytes("\"hi\"")),
            new Push.Published("reports", new Publication(bytes("1"), 4)),
            new Message.Ping());
    assertThat(new String(frame.bytes(Format.PUSHES), StandardCharsets.UTF_8).lines())
        .containsExactly(
            "{\"connect\":{\"client\":\"c1\",\"version\":\"bulletin 1\",\"expires\":true,"
                + "\"ttl\":9,\"subs\":{\"desk:a\":{\"expires\":true,\"ttl\":60,"
                + "\"recoverable\":true,\"publications\":[{\"data\":{\"a\":\"Á\"},\"offset\":7}],"
                + "\"recovered\":true,\"was_recovering\":true,\"positioned\":true,"
                + "\"epoch\":\"e1\",\"offset\":7,\"data\":[1]}},\"ping\":25,"
                + "\"session\":\"s1\",\"node\":\"n1\"}}",
            "{\"message\":{\"data\":\"hi\"}}",
            "{\"channel\":\"reports\",\"pub\":{\"data\":1,\"offset\":4}}",
            "{}");
  }

  @Test
  void isEncodedOnceAFormat() {
    AtomicInteger encoded = new AtomicInteger();
    Frame frame = Frame.counted(List.of(new Reply.Pinged(1)), encoded::incrementAndGet);
    assertThat(frame.bytes(Format.JSON)).isSameAs(frame.bytes(Format.JSON));
    assertThat(frame.length()).isEqualTo(18);
    assertThat(encoded).hasValue(1);
    assertThat(frame.bytes(Format.PROTOBUF)).isSameAs(frame.bytes(Format.PROTOBUF));
    assertThat(encoded).hasValue(2);
  }

  @Test
  void severalAreJoinedInOne() throws IOException {
    Frame both =
        Frame.together(
            List.of(Pushes.publication("a", bytes("1")), Pushes.publication("b", bytes("2"))),
            () -> {});
    assertThat(both.text().lines()).hasSize(2);
    assertThat(read(both))
        .extracting(reply -> reply.getPush().getChannel())
        .containsExactly("a", "b");
  }

  @Test
  void aTransportsOwnTextIsTheSameInEveryFormat() {
    Frame frame = Frame.of("o");
    assertThat(frame.bytes(Format.PROTOBUF))
        .isSameAs(frame.bytes(Format.JSON))
        .isEqualTo(bytes("o"));
  }

  private static List<Protocol.Reply> read(Frame frame) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(frame.bytes(Format.PROTOBUF));
    List<Protocol.Reply> replies = new ArrayList<>();
    Protocol.Reply reply = Protocol.Reply.parseDelimitedFrom(in);
    while (reply != null) {
      replies.add(reply);
      reply = Protocol.Reply.parseDelimitedFrom(in);
    }
    return replies;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
