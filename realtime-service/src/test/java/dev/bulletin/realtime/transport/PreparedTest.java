package dev.bulletin.realtime.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.realtime.protocol.Format;
import dev.bulletin.realtime.protocol.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreparedTest {
  private final Prepared prepared = new Prepared(new PlainFraming(TransportKind.WEBSOCKET));

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
    Frame frame = Frame.of("x");
    ByteBuf json = prepared.of(frame, Format.JSON);
    ByteBuf protobuf = prepared.of(frame, Format.PROTOBUF);
    assertThat(prepared.of(frame, Format.JSON)).isSameAs(json);
    assertThat(prepared.of(frame, Format.PROTOBUF)).isSameAs(protobuf);
    assertThat(prepared.of(Frame.of("x"), Format.JSON)).isNotSameAs(json);
  }

  @Test
  void nobodyCanGiveASharedFrameBack() {
    ByteBuf bytes = prepared.of(Frame.of("x"), Format.JSON);
    bytes.duplicate().release();
    assertThat(bytes.refCnt()).isEqualTo(1);
  }
}
