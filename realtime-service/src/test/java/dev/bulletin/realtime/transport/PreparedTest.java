package dev.bulletin.realtime.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.realtime.protocol.Format;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.transport.deflate.Compression;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreparedTest {
  private final Prepared prepared =
      new Prepared(new PlainFraming(TransportKind.WEBSOCKET), Compression.off());

  /** As a client reads it. */
  private static WebSocketFrame read(ByteBuf bytes) {
    EmbeddedChannel client =
        new EmbeddedChannel(
            new WebSocket13FrameDecoder(
                WebSocketDecoderConfig.newBuilder()
                    .expectMaskedFrames(false)
                    .maxFramePayloadLength(1_000_000)
                    .build()));
    client.writeInbound(bytes.copy());
    return client.readInbound();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 200_000})
  void aClientReadsWhatWasWritten(int length) {
    String text = "x".repeat(length);
    WebSocketFrame frame = read(prepared.of(Frame.of(text), Format.JSON));
    assertThat(frame).isInstanceOf(TextWebSocketFrame.class);
    assertThat(frame.isFinalFragment()).isTrue();
    assertThat(frame.content().toString(StandardCharsets.UTF_8)).isEqualTo(text);
  }

  @Test
  void bytesGoAsBytes() {
    WebSocketFrame frame = read(prepared.of(Frame.of("x"), Format.PROTOBUF));
    assertThat(frame).isInstanceOf(BinaryWebSocketFrame.class);
  }

  @Test
  void aFrameIsMadeOnceForAllWhoGetItInOneFormat() {
    AtomicInteger made = new AtomicInteger();
    Frame frame = Frame.counted(List.of(), made::incrementAndGet);
    prepared.of(frame, Format.JSON);
    ByteBuf second = prepared.of(frame, Format.JSON);
    ByteBuf third = prepared.of(frame, Format.JSON);
    assertThat(third.memoryAddress()).isEqualTo(second.memoryAddress());
    assertThat(made).hasValue(1);
    prepared.of(frame, Format.PROTOBUF);
    assertThat(made).hasValue(2);
  }

  @Test
  void eachWritesItFromTheStart() {
    Frame frame = Frame.of("x".repeat(100));
    List<ByteBuf> all = Stream.generate(() -> prepared.of(frame, Format.JSON)).limit(3).toList();
    all.forEach(bytes -> assertThat(read(bytes).content().readableBytes()).isEqualTo(100));
    all.forEach(bytes -> bytes.skipBytes(50));
    assertThat(prepared.of(frame, Format.JSON).readableBytes()).isEqualTo(102);
  }

  @Test
  void whatTheNetworkTakesFromIsGivenBackAfterTheLastWriteOfAFrame() {
    Frame frame = Frame.of("x");
    prepared.of(frame, Format.JSON);
    ByteBuf written = prepared.of(frame, Format.JSON);
    ByteBuf waiting = prepared.of(frame, Format.JSON);
    assertThat(written.isDirect()).isTrue();
    written.release();
    prepared.of(Frame.of("y"), Format.JSON);
    assertThat(waiting.refCnt()).isEqualTo(1);
    waiting.release();
    assertThat(waiting.refCnt()).isZero();
  }
}
