package dev.bulletin.realtime.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.realtime.protocol.Format;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.protocol.Publication;
import dev.bulletin.realtime.protocol.Push;
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

  /** As a room tells it. */
  private static Frame shared(Runnable encoded) {
    byte[] json = "{}".getBytes(StandardCharsets.UTF_8);
    return Frame.shared(List.of(new Push.Published("reports", Publication.of(json))), encoded);
  }

  @Test
  void aFrameForManyIsMadeOnceAFormat() {
    AtomicInteger made = new AtomicInteger();
    Frame frame = shared(made::incrementAndGet);
    ByteBuf first = prepared.of(frame, Format.JSON);
    ByteBuf second = prepared.of(frame, Format.JSON);
    assertThat(second.memoryAddress()).isEqualTo(first.memoryAddress());
    assertThat(made).hasValue(1);
    prepared.of(frame, Format.PROTOBUF);
    assertThat(made).hasValue(2);
  }

  @Test
  void eachWritesItFromTheStart() {
    Frame frame = shared(() -> {});
    ByteBuf first = prepared.of(frame, Format.JSON);
    first.skipBytes(10);
    WebSocketFrame read = read(prepared.of(frame, Format.JSON));
    assertThat(read.content().readableBytes()).isEqualTo(frame.length());
  }

  @Test
  void whatTheNetworkTakesFromIsGivenBackAfterTheLastWriteOfAFrame() {
    Frame frame = shared(() -> {});
    ByteBuf written = prepared.of(frame, Format.JSON);
    ByteBuf waiting = prepared.of(frame, Format.JSON);
    assertThat(written.isDirect()).isTrue();
    written.release();
    prepared.of(shared(() -> {}), Format.JSON);
    assertThat(waiting.refCnt()).isEqualTo(1);
    waiting.release();
    assertThat(waiting.refCnt()).isZero();
  }

  @Test
  void whatIsForOneIsNotKept() {
    Frame frame = Frame.of("x");
    ByteBuf first = prepared.of(frame, Format.JSON);
    assertThat(first.isDirect()).isFalse();
    assertThat(first.release()).isTrue();
    assertThat(prepared.of(frame, Format.JSON).refCnt()).isEqualTo(1);
  }
}
