package dev.bulletin.realtime.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.centrifugal.centrifuge.internal.protocol.Protocol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes in: the decoders answer with commands, of which only the last may be fatal. */
class DecoderFuzzTest {
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "\"",
          "\\",
          "\n",
          "\u0000",
          "\ud800",
          "null",
          "true",
          "-1",
          "0",
          "4294967296",
          "1e999",
          "9223372036854775808",
          "\"id\":1",
          "\"connect\":{}",
          "\"subscribe\":{\"channel\":\"reports\"}",
          "\"history\":{\"since\":[]}",
          "\"channel\":",
          "\"token\":",
          "\"subs\":{\"a\":{}}",
          "\"\\u0000\"",
          "{\"id\":2,\"ping\":{}}");

  @Property
  void jsonOfAnyKind(@ForAll("broken") String frame) {
    assertDecoded(CommandDecoder.decode(frame));
  }

  @Property
  void anyText(@ForAll String frame) {
    assertDecoded(CommandDecoder.decode(frame));
  }

  @Property
  void anyBytes(@ForAll byte[] frame) {
    assertDecoded(CommandDecoder.decode(frame));
  }

  @Property
  void protobufWithBytesChanged(@ForAll("damage") List<Integer> damage) {
    byte[] frame = sound();
    for (int change : damage) {
      frame[Math.floorMod(change >> 8, frame.length)] = (byte) change;
    }
    assertDecoded(CommandDecoder.decode(frame));
  }

  @Property
  void protobufCutOff(@ForAll int length) {
    byte[] frame = sound();
    byte[] cut = Arrays.copyOf(frame, Math.floorMod(length, frame.length));
    assertDecoded(CommandDecoder.decode(cut));
  }

  @Provide
  Arbitrary<String> broken() {
    return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<List<Integer>> damage() {
    return Arbitraries.integers().list().ofMinSize(1).ofMaxSize(8);
  }

  private static void assertDecoded(List<Command> commands) {
    assertThat(commands).isNotEmpty();
    assertThat(commands.subList(0, commands.size() - 1))
        .noneMatch(command -> command instanceof Command.Fatal);
  }

  private static byte[] sound() {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    try {
      command(1)
          .setConnect(
              Protocol.ConnectRequest.newBuilder()
                  .setToken("t".repeat(40))
                  .putSubs("desk:a", Protocol.SubscribeRequest.newBuilder().setOffset(7).build()))
          .build()
          .writeDelimitedTo(frame);
      command(2)
          .setHistory(
              Protocol.HistoryRequest.newBuilder()
                  .setChannel("reports")
                  .setSince(Protocol.StreamPosition.newBuilder().setEpoch("e")))
          .build()
          .writeDelimitedTo(frame);
      frame.writeBytes("\u0003abc".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return frame.toByteArray();
  }

  private static Protocol.Command.Builder command(int id) {
    return Protocol.Command.newBuilder().setId(id);
  }
}
