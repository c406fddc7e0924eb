package dev.bulletin.realtime.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PreparedDeflatedTest {
  private static final String LONG = "{\"text\":\"" + "news ".repeat(2_000) + "\"}";

  private final AtomicInteger deflated = new AtomicInteger();
  private final Compression compression = Compression.on(deflated::incrementAndGet);
  private final Prepared prepared =
      new Prepared(new PlainFraming(TransportKind.WEBSOCKET), compression);

  private static Frame shared(String json) {
    return Frame.shared(
        List.of(new Push.Published("reports", Publication.of(json.getBytes(UTF_8)))), () -> {});
  }

  /** As a client reads it who has agreed. */
  private WebSocketFrame read(ByteBuf bytes) {
    WebSocketDecoderConfig client =
        WebSocketDecoderConfig.newBuilder().expectMaskedFrames(false).allowExtensions(true).build();
    EmbeddedChannel network = new EmbeddedChannel(new WebSocket13FrameDecoder(client));
    network.writeInbound(bytes.copy());
    WebSocketFrame frame = network.readInbound();
    assertThat(frame.isFinalFragment()).isTrue();
    return frame;
  }

  private byte[] inflated(WebSocketFrame frame) {
    assertThat(frame.rsv()).isEqualTo(4);
    EmbeddedChannel network = new EmbeddedChannel(compression.inflating());
    network.writeInbound(frame);
    ByteBuf content = network.<WebSocketFrame>readInbound().content();
    byte[] bytes = new byte[content.readableBytes()];
    content.readBytes(bytes);
    return bytes;
  }

  @Test
  void aClientReadsWhatWasCompressed() {
    Frame frame = shared(LONG);
    WebSocketFrame json = read(prepared.deflated(frame, Format.JSON));
    assertThat(json).isInstanceOf(TextWebSocketFrame.class);
    assertThat(json.content().readableBytes()).isLessThan(1_000);
    assertThat(inflated(json)).isEqualTo(frame.bytes(Format.JSON));
    WebSocketFrame protobuf = read(prepared.deflated(frame, Format.PROTOBUF));
    assertThat(protobuf).isInstanceOf(BinaryWebSocketFrame.class);
    assertThat(inflated(protobuf)).isEqualTo(frame.bytes(Format.PROTOBUF));
  }

  @Test
  void aFrameIsCompressedOnceAFormatWhateverIsToldInBetween() {
    Frame frame = shared(LONG);
    byte[] first = inflated(read(prepared.deflated(frame, Format.JSON)));
    prepared.deflated(frame, Format.PROTOBUF);
    prepared.of(frame, Format.JSON);
    prepared.deflated(Frame.of(LONG), Format.JSON);
    prepared.deflated(Frame.of("{}"), Format.JSON);
    assertThat(inflated(read(prepared.deflated(frame, Format.JSON)))).isEqualTo(first);
    assertThat(deflated).hasValue(2);
    prepared.deflated(shared(LONG), Format.JSON);
    assertThat(deflated).hasValue(3);
  }

  @Test
  void anotherEventLoopWritesWhatOneHasCompressed() {
    Frame frame = shared(LONG);
    byte[] first = inflated(read(prepared.deflated(frame, Format.JSON)));
    Compression own = Compression.on(deflated::incrementAndGet);
    Prepared elsewhere = new Prepared(new PlainFraming(TransportKind.WEBSOCKET), own);
    assertThat(inflated(read(elsewhere.deflated(frame, Format.JSON)))).isEqualTo(first);
    assertThat(deflated).hasValue(1);
  }

  @Test
  void eachWritesItFromTheStartAndMayReleaseIt() {
    Frame frame = shared(LONG);
    for (int i = 0; i < 3; i++) {
      ByteBuf bytes = prepared.deflated(frame, Format.JSON);
      assertThat(bytes.readableBytes()).isEqualTo(prepared.deflatedLength(frame, Format.JSON));
      bytes.skipBytes(bytes.readableBytes());
      bytes.release();
    }
  }

  @Test
  void whatIsForOneOrShortIsTheSameAsForThoseWhoDoNotInflate() {
    for (Frame frame : List.of(Frame.of(LONG), shared("{}"))) {
      WebSocketFrame read = read(prepared.deflated(frame, Format.JSON));
      assertThat(read.rsv()).isZero();
      assertThat(read.content().readableBytes()).isEqualTo(frame.length());
      assertThat(prepared.deflatedLength(frame, Format.JSON)).isEqualTo(frame.length());
    }
    assertThat(deflated).hasValue(0);
  }
}
