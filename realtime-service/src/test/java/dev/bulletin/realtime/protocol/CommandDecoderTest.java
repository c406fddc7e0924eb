package dev.bulletin.realtime.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.bulletin.realtime.protocol.Command.Recover;
import dev.bulletin.realtime.protocol.Command.Slice;
import io.github.centrifugal.centrifuge.internal.protocol.Protocol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What both formats carry; Protobuf is written by the classes of the published SDK. */
class CommandDecoderTest {
  private static final Command BROKEN = new Command.Fatal(Disconnect.BAD_REQUEST);

  @Test
  void readsACommandALineAndSkipsBlankLines() {
    String frame =
        """
        {"id":1,"connect":{"name":"js","data":{"a":1}}}

        {"id":2,"subscribe":{"channel":"reports"}}
        {"unsubscribe":{"channel":"reports"},"id":3}
        {"id":4,"ping":{}}
        {}
        """;
    assertThat(CommandDecoder.decode(frame))
        .containsExactly(
            new Command.Connect(1, "", Map.of()),
            subscribe(2, "reports"),
            new Command.Unsubscribe(3, "reports"),
            new Command.Ping(4),
            new Command.Pong());
  }

  @Test
  void readsEveryFieldThatItHeeds() {
    String frame =
        """
        {"id":1,"connect":{"token":"t","subs":{"desk:a":{"recover":true,"offset":7,"epoch":"e"}}}}
        {"id":2,"subscribe":{"channel":"desk:a","token":"u","recover":true,"offset":9,"epoch":"f",\
        "positioned":true,"recoverable":true,"join_leave":true}}
        {"id":3,"history":{"channel":"desk:a","limit":-1,"since":{"offset":3,"epoch":"e"},\
        "reverse":true}}
        {"id":4,"presence":{"channel":"desk:a"}}
        {"id":5,"presence_stats":{"channel":"desk:a"}}
        {"id":6,"refresh":{"token":"v"}}
        {"id":7,"sub_refresh":{"channel":"desk:a","token":"w"}}
        {"id":8,"rpc":{"method":"m","data":[1]}}
        {"send":{"data":1}}
        """;
    assertThat(CommandDecoder.decode(frame)).containsExactlyElementsOf(everything());
  }

  @Test
  void readsEveryFieldThatItHeedsFromProtobuf() {
    byte[] frame =
        frame(
            command(1).setConnect(connect()),
            command(2).setSubscribe(subscribe()),
            command(3)
                .setHistory(
                    Protocol.HistoryRequest.newBuilder()
                        .setChannel("desk:a")
                        .setLimit(-1)
                        .setSince(Protocol.StreamPosition.newBuilder().setOffset(3).setEpoch("e"))
                        .setReverse(true)),
            command(4).setPresence(Protocol.PresenceRequest.newBuilder().setChannel("desk:a")),
            command(5)
                .setPresenceStats(Protocol.PresenceStatsRequest.newBuilder().setChannel("desk:a")),
            command(6).setRefresh(Protocol.RefreshRequest.newBuilder().setToken("v")),
            command(7)
                .setSubRefresh(
                    Protocol.SubRefreshRequest.newBuilder().setChannel("desk:a").setToken("w")),
            command(8).setRpc(Protocol.RPCRequest.newBuilder().setMethod("m")),
            command(0).setSend(Protocol.SendRequest.newBuilder().setData(bytes("1"))));
    assertThat(CommandDecoder.decode(frame)).containsExactlyElementsOf(everything());
  }

  private static Protocol.ConnectRequest.Builder connect() {
    return Protocol.ConnectRequest.newBuilder()
        .setToken("t")
        .putSubs(
            "desk:a",
            Protocol.SubscribeRequest.newBuilder()
                .setRecover(true)
                .setOffset(7)
                .setEpoch("e")
                .build());
  }

  private static Protocol.SubscribeRequest.Builder subscribe() {
    return Protocol.SubscribeRequest.newBuilder()
        .setChannel("desk:a")
        .setToken("u")
        .setRecover(true)
        .setOffset(9)
        .setEpoch("f")
        .setPositioned(true)
        .setRecoverable(true)
        .setJoinLeave(true);
  }

  private static Command.Subscribe stood() {
    Recover recover = new Recover(true, new Position(7, "e"));
    return new Command.Subscribe(1, "desk:a", "", recover, false, false, false);
  }

  private static List<Command> everything() {
    return List.of(
        new Command.Connect(1, "t", Map.of("desk:a", stood())),
        new Command.Subscribe(
            2, "desk:a", "u", new Recover(true, new Position(9, "f")), true, true, true),
        new Command.History(3, "desk:a", new Slice(-1, new Position(3, "e"), true)),
        new Command.Presence(4, "desk:a"),
        new Command.PresenceStats(5, "desk:a"),
        new Command.Refresh(6, "v"),
        new Command.SubRefresh(7, "desk:a", "w"),
        new Command.Rpc(8, "m"),
        new Command.Send());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"x\":1.10}              | {\"x\":1.10}",
        "[12345678901234567890123] | [12345678901234567890123]",
        "1e400                     | 1E+400",
        "0.1234567890123456789012  | 0.1234567890123456789012",
        "{ \"a\" :  null }         | {\"a\":null}",
        "null                      | null"
      })
  void handsDataOnAsItIs(String given, String data) {
    List<Command> commands =
        CommandDecoder.decode("{\"id\":9,\"publish\":{\"channel\":\"c\",\"data\":" + given + "}}");
    assertThat(commands)
        .singleElement()
        .isInstanceOfSatisfying(
            Command.Publish.class,
            publish -> assertThat(publish.data()).asString().isEqualTo(data));
  }

  @Test
  void handsProtobufsDataOnByteByByte() {
    byte[] frame =
        frame(
            command(9)
                .setPublish(
                    Protocol.PublishRequest.newBuilder().setChannel("c").setData(bytes("{ }"))));
    assertThat(CommandDecoder.decode(frame))
        .singleElement()
        .isInstanceOfSatisfying(
            Command.Publish.class,
            publish -> assertThat(publish.data()).asString().isEqualTo("{ }"));
  }

  @Test
  void anEmptyMessageAnswersAPing() {
    assertThat(CommandDecoder.decode("{}")).containsExactly(new Command.Pong());
    assertThat(CommandDecoder.decode(new byte[] {0})).containsExactly(new Command.Pong());
    assertThat(CommandDecoder.decode(new byte[] {0, 0})).hasSize(2);
  }

  @Test
  void takesTheLargestIdAndFieldsThatItDoesNotKnow() {
    assertThat(
            CommandDecoder.decode(
                "{\"id\":4294967295,\"subscribe\":{\"channel\":\"reports\",\"flag\":1},\"x\":[]}"))
        .containsExactly(subscribe(4_294_967_295L, "reports"));
  }

  @Test
  void theFirstMethodOfTheProtocolCounts() {
    assertThat(CommandDecoder.decode("{\"id\":1,\"ping\":{},\"unsubscribe\":{\"channel\":\"c\"}}"))
        .containsExactly(new Command.Unsubscribe(1, "c"));
  }

  @Test
  void readsNothingAfterWhatIsFatal() {
    assertThat(CommandDecoder.decode("{\"id\":1,\"ping\":{}}\n{\n{\"id\":2,\"ping\":{}}"))
        .containsExactly(new Command.Ping(1), BROKEN);
    byte[] good = frame(command(1).setPing(Protocol.PingRequest.newBuilder()));
    byte[] cut = frame(command(2).setPing(Protocol.PingRequest.newBuilder()));
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(good);
    both.write(cut, 0, cut.length - 1);
    assertThat(CommandDecoder.decode(both.toByteArray()))
        .containsExactly(new Command.Ping(1), BROKEN);
  }

  @Test
  void endsTheConnectionOverNestingWithoutEnd() {
    assertThat(CommandDecoder.decode("[".repeat(20_000))).containsExactly(BROKEN);
    assertThat(CommandDecoder.decode("{\"id\":1,\"connect\":" + "[".repeat(20_000)))
        .containsExactly(BROKEN);
  }

  @Test
  void refusesAChannelNameOfMoreThan255Characters() {
    String frame = "{\"id\":7,\"subscribe\":{\"channel\":\"%s\"}}";
    assertThat(CommandDecoder.decode(frame.formatted("x".repeat(255))))
        .containsExactly(subscribe(7, "x".repeat(255)));
    assertThat(CommandDecoder.decode(frame.formatted("x".repeat(256))))
        .containsExactly(new Command.Refused(7, ReplyError.BAD_REQUEST));
  }

  @Test
  void aNumberBeyondAllNumbersIsBroken() {
    assertThat(CommandDecoder.decode("{\"id\":1,\"connect\":{\"data\":1e9994294967296}}"))
        .containsExactly(BROKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":7,\"subscribe\":{\"channel\":\"c\",\"tf\":{\"key\":\"k\"}}}",
        "{\"id\":7,\"subscribe\":{\"channel\":\"c\",\"type\":1}}",
        "{\"id\":7,\"publish\":{\"channel\":\"c\",\"type\":1}}",
        "{\"id\":7,\"sub_refresh\":{\"channel\":\"c\",\"type\":1}}"
      })
  void saysThatNewerWaysAreNotAvailable(String frame) {
    assertThat(CommandDecoder.decode(frame))
        .containsExactly(new Command.Refused(7, ReplyError.NOT_AVAILABLE));
  }

  @Test
  void textThatIsNotUtf8IsRefused() {
    byte[] frame =
        frame(
            command(7).setUnsubscribe(Protocol.UnsubscribeRequest.newBuilder().setChannel("chan")));
    frame[frame.length - 1] = (byte) 0xff;
    assertThat(CommandDecoder.decode(frame))
        .containsExactly(new Command.Refused(7, ReplyError.BAD_REQUEST));
  }

  private static Command subscribe(long id, String channel) {
    return new Command.Subscribe(id, channel, "", Recover.NOT, false, false, false);
  }

  private static Protocol.Command.Builder command(int id) {
    return Protocol.Command.newBuilder().setId(id);
  }

  private static ByteString bytes(String text) {
    return ByteString.copyFrom(text, StandardCharsets.UTF_8);
  }

  private static byte[] frame(Protocol.Command.Builder... commands) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    try {
      for (Protocol.Command.Builder command : commands) {
        command.build().writeDelimitedTo(frame);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return frame.toByteArray();
  }
}
