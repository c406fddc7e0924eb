package dev.bulletin.realtime.transport.deflate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageInflaterTest {
  private static final int RSV1 = 4;
  private static final int PLENTY = 50_000_000;

  private final Inflation inflation = new Inflation();
  private final EmbeddedChannel network = new EmbeddedChannel(new MessageInflater(inflation));

  private static ByteBuf bytes(String hex) {
    return Unpooled.wrappedBuffer(HexFormat.ofDelimiter(" ").parseHex(hex));
  }

  private static WebSocketFrame text(String hex) {
    return new TextWebSocketFrame(true, RSV1, bytes(hex));
  }

  private void read(WebSocketFrame... frames) {
    network.writeInbound((Object[]) frames);
  }

  private String next() {
    WebSocketFrame frame = network.readInbound();
    assertThat(frame.isFinalFragment()).isTrue();
    assertThat(frame.rsv()).isZero();
    return frame.content().toString(StandardCharsets.UTF_8);
  }

  /** The examples of RFC 7692, 7.2.3: compressed, stored, the last block, in two blocks. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "f2 48 cd c9 c9 07 00",
        "00 05 00 fa ff 48 65 6c 6c 6f 00",
        "f3 48 cd c9 c9 07 00 00",
        "f2 48 05 00 00 00 ff ff ca c9 c9 07 00"
      })
  void readsWhatTheRuleGivesAsExamples(String hex) {
    read(text(hex));
    assertThat(next()).isEqualTo("Hello");
  }

  @Test
  void readsAMessageInPartsWithAPingInBetween() {
    read(
        new BinaryWebSocketFrame(false, RSV1, bytes("f2 48 cd")),
        new PingWebSocketFrame(),
        new ContinuationWebSocketFrame(false, 0, Unpooled.EMPTY_BUFFER),
        new ContinuationWebSocketFrame(true, 0, bytes("c9 c9 07 00")));
    assertThat((Object) network.readInbound()).isInstanceOf(PingWebSocketFrame.class);
    WebSocketFrame whole = network.readInbound();
    assertThat(whole).isInstanceOf(BinaryWebSocketFrame.class);
    assertThat(whole.content().toString(StandardCharsets.UTF_8)).isEqualTo("Hello");
  }

  @Test
  void whatIsNotCompressedPassesPartByPart() {
    read(text("f2 48 cd c9 c9 07 00"));
    read(
        new TextWebSocketFrame(false, 0, "a"),
        new ContinuationWebSocketFrame(true, 0, "b"),
        new TextWebSocketFrame("c"));
    assertThat(next()).isEqualTo("Hello");
    assertThat(network.<TextWebSocketFrame>readInbound().text()).isEqualTo("a");
    assertThat(network.<ContinuationWebSocketFrame>readInbound().text()).isEqualTo("b");
    assertThat(network.<TextWebSocketFrame>readInbound().text()).isEqualTo("c");
  }

  @Test
  void connectionsShareTheInflaterAlsoInTheMiddleOfAMessage() {
    EmbeddedChannel other = new EmbeddedChannel(new MessageInflater(inflation));
    read(new TextWebSocketFrame(false, RSV1, bytes("f2 48 cd")));
    other.writeInbound(text("f2 48 cd c9 c9 07 00"));
    read(new ContinuationWebSocketFrame(true, 0, bytes("c9 c9 07 00")));
    assertThat(next()).isEqualTo("Hello");
    assertThat(other.<TextWebSocketFrame>readInbound().text()).isEqualTo("Hello");
  }

  @Test
  void aMessageThatRefersToTheOneBeforeCannotBeRead() {
    read(text("f2 48 cd c9 c9 07 00"));
    refuses(WebSocketCloseStatus.INVALID_PAYLOAD_DATA, text("f2 00 11 00 00"));
  }

  @Test
  void whatIsNoDeflateCannotBeRead() {
    refuses(WebSocketCloseStatus.INVALID_PAYLOAD_DATA, text("ff ff ff ff"));
    read(text("f2 48 cd c9 c9 07 00"));
    assertThat(next()).isEqualTo("Hello");
  }

  private void refuses(WebSocketCloseStatus status, WebSocketFrame... frames) {
    assertThatThrownBy(() -> read(frames))
        .isInstanceOfSatisfying(
            CorruptedWebSocketFrameException.class,
            refusal -> assertThat(refusal.closeStatus()).isEqualTo(status));
  }

  @Test
  void onlyTheFirstFrameOfAMessageSaysThatItIsCompressed() {
    refuses(WebSocketCloseStatus.PROTOCOL_ERROR, new PingWebSocketFrame(true, RSV1, bytes("00")));
    refuses(WebSocketCloseStatus.PROTOCOL_ERROR, new TextWebSocketFrame(true, 2, bytes("00")));
    refuses(
        WebSocketCloseStatus.PROTOCOL_ERROR,
        new TextWebSocketFrame(false, RSV1, bytes("f2 48 cd")),
        new ContinuationWebSocketFrame(true, RSV1, bytes("c9 c9 07 00")));
  }

  private static ByteBuf zeros(int length) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(new byte[length]);
    byte[] out = new byte[1_000_000];
    int end = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
    deflater.end();
    return Unpooled.wrappedBuffer(Arrays.copyOf(out, end - 4));
  }

  @Test
  void aMessageMayBeAsLargeAsAFrame() {
    read(new BinaryWebSocketFrame(true, RSV1, zeros(Inflation.MAX_BYTES)));
    assertThat(network.<WebSocketFrame>readInbound().content().readableBytes())
        .isEqualTo(Inflation.MAX_BYTES);
    refuses(
        WebSocketCloseStatus.MESSAGE_TOO_BIG,
        new BinaryWebSocketFrame(true, RSV1, zeros(Inflation.MAX_BYTES + 1)));
  }

  @Test
  void whatSwellsIsRefusedAndTakesNoMoreThanIsAllowed() {
    BinaryWebSocketFrame bomb = new BinaryWebSocketFrame(true, RSV1, zeros(PLENTY));
    assertThat(bomb.content().readableBytes()).isLessThan(Inflation.MAX_BYTES);
    read(text("f2 48 cd c9 c9 07 00"));
    long before = allocated();
    refuses(WebSocketCloseStatus.MESSAGE_TOO_BIG, bomb);
    assertThat(allocated() - before).isLessThan(1_000_000);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  @Test
  void partsWithoutEndAreNotCollected() {
    byte[] part = new byte[Inflation.MAX_BYTES];
    read(new BinaryWebSocketFrame(false, RSV1, Unpooled.wrappedBuffer(part)));
    refuses(
        WebSocketCloseStatus.MESSAGE_TOO_BIG,
        new ContinuationWebSocketFrame(false, 0, Unpooled.wrappedBuffer(part, 0, 1)));
  }
}
