package dev.bulletin.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.bulletin.realtime.access.Signing;
import dev.bulletin.realtime.sockjs.Exchange;
import io.github.centrifugal.centrifuge.internal.protocol.Protocol;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Frames and commands that are broken, each on a connection of its own: what cannot be answered
 * ends it with a code, what can is refused with one and the connection lives on; the log stays
 * silent.
 */
class MalformedIT {
  private static final Map<String, String> PROTOBUF =
      Map.of("Sec-WebSocket-Protocol", "centrifuge-protobuf");

  private static RunningService service;
  private static Vertx vertx;
  private static LogWatch log;

  @BeforeAll
  static void start() {
    service = RunningService.start();
    vertx = Vertx.vertx();
    log = LogWatch.open();
  }

  @AfterAll
  static void stop() {
    log.close();
    vertx.close().await();
    service.close();
  }

  /**
   * A frame that is broken.
   *
   * @param code below 1000 that of an error, else that of the connection's end
   */
  record Broken(String what, int code, Object frame) {
    @Override
    public String toString() {
      return code + " " + what;
    }
  }

  private static Broken text(int code, String frame) {
    return new Broken(frame.length() > 60 ? frame.substring(0, 60) : frame, code, frame);
  }

  static Stream<Broken> json() {
    return Stream.of(
        text(3501, ""),
        text(3501, "\n\n"),
        text(3501, "hello"),
        text(3501, "{"),
        text(3501, "}"),
        text(3501, "[]"),
        text(3501, "null"),
        text(3501, "17"),
        text(3501, "\"{}\""),
        text(3501, "{}{}"),
        text(3501, "{}]"),
        text(3501, "{\"id\":2,\"ping\":{}}}"),
        text(3501, "{\"id\":2,\"ping\":{},}"),
        text(3501, "{'id':2,'ping':{}}"),
        text(3501, "{\"id\":NaN,\"ping\":{}}"),
        text(3501, "{\"ping\":{}}"),
        text(3501, "{\"id\":0,\"ping\":{}}"),
        text(3501, "{\"id\":-1,\"ping\":{}}"),
        text(3501, "{\"id\":4294967296,\"ping\":{}}"),
        text(3501, "{\"id\":99999999999999999999999,\"ping\":{}}"),
        text(3501, "{\"id\":1.5,\"ping\":{}}"),
        text(3501, "{\"id\":\"2\",\"ping\":{}}"),
        text(3501, "{\"id\":[2],\"ping\":{}}"),
        text(3501, "{\"id\":null,\"ping\":{}}"),
        text(3501, "{\"id\":2}"),
        text(3501, "{\"id\":2,\"connect\":{}}"),
        text(3501, "{\"id\":2,\"subscribe\":{\"channel\":\"\u0000\"}}"),
        text(3501, "{\"id\":2,\"subscribe\":" + "[".repeat(20_000)),
        text(3501, "{\"id\":" + "9".repeat(5_000) + ",\"ping\":{}}"),
        text(1009, "{\"id\":2,\"ping\":{},\"x\":\"" + "x".repeat(70_000) + "\"}"),
        text(3508, "{\"send\":{\"data\":1}}"),
        text(3508, "{\"id\":2,\"send\":{}}"),
        text(104, "{\"id\":2,\"fly\":{}}"),
        text(104, "{\"id\":2,\"ping\":null}"),
        text(104, "{\"id\":2,\"rpc\":{}}"),
        text(107, "{\"id\":2,\"ping\":7}"),
        text(107, "{\"id\":2,\"subscribe\":\"reports\"}"),
        text(107, "{\"id\":2,\"subscribe\":[]}"),
        text(107, "{\"id\":2,\"subscribe\":{}}"),
        text(107, "{\"id\":2,\"subscribe\":{\"channel\":\"\"}}"),
        text(107, "{\"id\":2,\"subscribe\":{\"channel\":5}}"),
        text(107, "{\"id\":2,\"subscribe\":{\"channel\":\"" + "x".repeat(256) + "\"}}"),
        text(107, "{\"id\":2,\"subscribe\":{\"channel\":\"reports\",\"recover\":1}}"),
        text(107, "{\"id\":2,\"subscribe\":{\"channel\":\"reports\",\"offset\":-1}}"),
        text(107, "{\"id\":2,\"subscribe\":{\"channel\":\"reports\",\"offset\":1.5}}"),
        text(107, "{\"id\":2,\"subscribe\":{\"channel\":\"reports\",\"epoch\":{}}}"),
        text(107, "{\"id\":2,\"history\":{\"channel\":\"reports\",\"limit\":99999999999}}"),
        text(107, "{\"id\":2,\"history\":{\"channel\":\"reports\",\"since\":\"now\"}}"),
        text(107, "{\"id\":2,\"unsubscribe\":{}}"),
        text(107, "{\"id\":2,\"publish\":{}}"),
        text(107, "{\"id\":2,\"presence\":{\"channel\":null}}"),
        text(107, "{\"id\":2,\"refresh\":{\"token\":{}}}"),
        text(107, "{\"id\":2,\"refresh\":{}}"),
        text(102, "{\"id\":2,\"subscribe\":{\"channel\":\"dashboard:A B\"}}"),
        text(102, "{\"id\":2,\"subscribe\":{\"channel\":\"dashboard:\\u0000\"}}"),
        text(103, "{\"id\":2,\"subscribe\":{\"channel\":\"reports\",\"token\":\"x\"}}"),
        text(103, "{\"id\":2,\"sub_refresh\":{\"channel\":\"reports\"}}"),
        text(108, "{\"id\":2,\"subscribe\":{\"channel\":\"reports\",\"tf\":{}}}"));
  }

  @ParameterizedTest
  @MethodSource("json")
  void ofJson(Broken broken) throws Exception {
    Client client = Client.open(vertx, service.port()).connect();
    client.send((String) broken.frame());
    if (broken.code() < 1_000) {
      assertThat(client.next()).startsWith("{\"id\":2,\"error\":{\"code\":" + broken.code() + ",");
      client.send("{\"id\":3,\"ping\":{}}");
      assertThat(client.next()).isEqualTo("{\"id\":3,\"ping\":{}}");
    } else {
      assertThat(client.closeCode()).isEqualTo(broken.code());
    }
    client.close();
    assertThat(log.complaints()).isEmpty();
  }

  /** First words of those who say nothing after them; a status is what they are told. */
  static Stream<Broken> firstWords() {
    return Stream.of(
        text(400, "hello"),
        text(400, "{"),
        text(400, "[]"),
        text(400, "null"),
        text(400, "17"),
        text(400, "\"{}\""),
        text(400, "{}{}"),
        text(400, "{}\n{\"id\":2,\"ping\":{}}"),
        text(400, "{},\"more\":{}"),
        text(400, "{}}\n{\"id\":2,\"subscribe\":{\"channel\":\"reports\"}"),
        text(400, "{\"token\":7}"),
        text(400, "{\"subs\":[]}"),
        text(400, "{\"subs\":{\"reports\":7}}"),
        text(400, "{\"subs\":{\"reports\":{\"recover\":1}}}"),
        text(400, "{\"subs\":{\"reports\":{\"offset\":-1}}}"),
        text(400, "{\"subs\":{\"reports\":{\"epoch\":{}}}}"),
        text(400, "{\"subs\":{\"reports\":{\"token\":1}}}"),
        text(400, "{\"subs\":{\"reports\":{\"tf\":{}}}}"),
        text(400, "{\"subs\":" + "[".repeat(1_000)),
        text(400, "{\"subs\":{\"reports\":{\"offset\":" + "9".repeat(1_500) + "}}}"),
        text(401, "{\"token\":\"x\"}"),
        text(401, "{\"token\":\"e30.e30.e30\"}"));
  }

  @ParameterizedTest
  @MethodSource("firstWords")
  void ofFirstWords(Broken broken) throws Exception {
    String word = URLEncoder.encode((String) broken.frame(), StandardCharsets.UTF_8);
    try (Exchange reader = Exchange.open(service.port())) {
      reader.send("GET", "/connection/uni_sse?cf_connect=" + word, "");
      assertThat(reader.status()).isEqualTo(broken.code());
      assertThat(reader.header("content-type")).isEqualTo("application/problem+json");
      assertThat(reader.body()).contains("\"status\":" + broken.code());
    }
    assertThat(log.complaints()).isEmpty();
  }

  private static Broken bytes(String what, int code, int... bytes) {
    byte[] frame = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      frame[i] = (byte) bytes[i];
    }
    return new Broken(what, code, frame);
  }

  private static Broken command(String what, int code, Protocol.Command.Builder command) {
    return new Broken(what, code, delimited(command));
  }

  static Stream<Broken> protobuf() {
    return Stream.of(
        bytes("nothing", 3501),
        bytes("a length that is cut off", 3501, 0x80),
        bytes(
            "a length of ten bytes and more",
            3501,
            255,
            255,
            255,
            255,
            255,
            255,
            255,
            255,
            255,
            255,
            1),
        bytes("a length that is negative", 3501, 255, 255, 255, 255, 15),
        bytes("less than the length", 3501, 5, 8, 2),
        bytes("a length of two gigabytes", 3501, 255, 255, 255, 255, 7, 8),
        bytes("field number 0", 3501, 2, 0, 1),
        bytes("a wire type that there is not", 3501, 2, 0x0f, 1),
        bytes("the end of a group", 3501, 1, 0x0c),
        bytes("a group without an end", 3501, 2, 0x0b, 8),
        bytes("a number that is cut off", 3501, 2, 8, 0x80),
        bytes(
            "a number of eleven bytes",
            3501,
            12,
            8,
            255,
            255,
            255,
            255,
            255,
            255,
            255,
            255,
            255,
            255,
            1),
        bytes("an id and nothing else", 3501, 2, 8, 2),
        bytes("an id of 0", 3501, 4, 8, 0, 0x5a, 0),
        bytes("an id that is too large", 3501, 8, 8, 128, 128, 128, 128, 16, 0x5a, 0),
        bytes("an id that is a text", 3501, 5, 0x0a, 1, 50, 0x5a, 0),
        bytes("a second connect", 3501, 4, 8, 2, 0x22, 0),
        bytes("JSON", 3501, '{', '}'),
        bytes("send", 3508, 2, 0x62, 0),
        bytes("a method that there is not", 104, 6, 8, 2, 0xfa, 1, 1, 0),
        bytes("parameters that are a number", 104, 4, 8, 2, 0x58, 1),
        bytes("parameters that are cut off", 107, 6, 8, 2, 0x2a, 2, 0x0a, 5),
        command(
            "no channel", 107, protobuf(2).setSubscribe(Protocol.SubscribeRequest.newBuilder())),
        bytes("a channel that is not UTF-8", 107, 7, 8, 2, 0x2a, 3, 0x0a, 1, 0xff),
        command("a channel that there is not", 102, protobuf(2).setPresence(presence("nowhere"))),
        command(
            "data that is not JSON",
            107,
            protobuf(2)
                .setPublish(
                    Protocol.PublishRequest.newBuilder()
                        .setChannel("desk:a")
                        .setData(ByteString.copyFromUtf8("{")))),
        command(
            "data that is not UTF-8",
            107,
            protobuf(2)
                .setPublish(
                    Protocol.PublishRequest.newBuilder()
                        .setChannel("desk:a")
                        .setData(ByteString.copyFrom(new byte[] {'"', (byte) 0xff, '"'})))),
        command(
            "an offset beyond all",
            107,
            protobuf(2)
                .setSubscribe(
                    Protocol.SubscribeRequest.newBuilder().setChannel("reports").setOffset(-1))));
  }

  @ParameterizedTest
  @MethodSource("protobuf")
  void ofProtobuf(Broken broken) throws Exception {
    Client client = Client.open(vertx, service.port(), Client.PLAIN, PROTOBUF);
    client.sendBytes(delimited(protobuf(1).setConnect(connect())));
    assertThat(reply(client, 1).hasConnect()).isTrue();
    client.sendBytes((byte[]) broken.frame());
    if (broken.code() < 1_000) {
      assertThat(reply(client, 2).getError().getCode()).isEqualTo(broken.code());
      client.sendBytes(delimited(protobuf(3).setPing(Protocol.PingRequest.newBuilder())));
      assertThat(reply(client, 3).hasPing()).isTrue();
    } else {
      assertThat(client.closeCode()).isEqualTo(broken.code());
    }
    client.close();
    assertThat(log.complaints()).isEmpty();
  }

  @Test
  void textOnAConnectionOfBytes() throws Exception {
    Client client = Client.open(vertx, service.port(), Client.PLAIN, PROTOBUF);
    assertThat(client.subprotocol()).isEqualTo("centrifuge-protobuf");
    client.send("{\"id\":1,\"connect\":{}}");
    assertThat(client.closeCode()).isEqualTo(3501);
    assertThat(log.complaints()).isEmpty();
  }

  private static Protocol.ConnectRequest.Builder connect() {
    return Protocol.ConnectRequest.newBuilder()
        .setToken(Signing.connection("ann", List.of("desk:a"), Map.of()));
  }

  private static Protocol.PresenceRequest.Builder presence(String room) {
    return Protocol.PresenceRequest.newBuilder().setChannel(room);
  }

  private static Protocol.Command.Builder protobuf(int id) {
    return Protocol.Command.newBuilder().setId(id);
  }

  private static byte[] delimited(Protocol.Command.Builder command) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    try {
      command.build().writeDelimitedTo(frame);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return frame.toByteArray();
  }

  /** The answer to a command; what is told unasked is passed over. */
  private static Protocol.Reply reply(Client client, int id) throws Exception {
    while (true) {
      ByteArrayInputStream frame = new ByteArrayInputStream(client.nextBytes());
      Protocol.Reply reply = Protocol.Reply.parseDelimitedFrom(frame);
      while (reply != null) {
        if (reply.getId() == id) {
          return reply;
        }
        reply = Protocol.Reply.parseDelimitedFrom(frame);
      }
    }
  }
}
