package dev.bulletin.bench.realtime.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameParserTest {
  private static final String UPGRADE =
      "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\n\r\n";

  private final FrameParser parser = new FrameParser();
  private final Heard heard = new Heard();

  /** Keeps what it is told. */
  private static final class Heard implements FrameParser.Sink {
    private final List<String> all = new ArrayList<>();

    @Override
    public void upgraded() {
      all.add("upgraded");
    }

    @Override
    public void refused(String status) {
      all.add("refused: " + status);
    }

    @Override
    public void frame(int opcode, ByteBuf in, int from, int to) {
      String text = in.toString(from, to - from, StandardCharsets.UTF_8);
      all.add(opcode + " " + (text.length() > 20 ? text.length() + " letters" : text));
    }
  }

  @AfterEach
  void close() {
    parser.close();
  }

  @Test
  void tellsWhatIsCompressed() {
    ByteBuf hello = bytes(UPGRADE).writeBytes(HexFormat.of().parseHex("c107f248cdc9c90700"));
    parser.read(hello, heard);
    assertThat(heard.all).hasSize(2).last().asString().startsWith(FrameParser.DEFLATED + " ");
  }

  @Test
  void aCompressedFrameIsInflatedWhateverCameBefore() {
    FrameInflater inflater = new FrameInflater();
    ByteBuf hello = Unpooled.wrappedBuffer(HexFormat.of().parseHex("00f248cdc9c9070000"));
    for (int i = 0; i < 2; i++) {
      assertThat(inflater.inflate(hello, 1, 8).toString(StandardCharsets.UTF_8)).isEqualTo("Hello");
    }
  }

  @Test
  void readsTheAnswerToTheUpgradeAndTheFramesBehindIt() {
    read(bytes(UPGRADE, frame(1, "one"), frame(9, ""), frame(1, "{}")));
    assertThat(heard.all).containsExactly("upgraded", "1 one", "9 ", "1 {}");
  }

  @ParameterizedTest
  @ValueSource(ints = {125, 126, 65_535, 65_536})
  void knowsEachWayToTellALength(int length) {
    read(bytes(UPGRADE, frame(1, "x".repeat(length))));
    assertThat(heard.all).containsExactly("upgraded", "1 " + length + " letters");
  }

  @Test
  void waitsForTheRestWhereverItIsCut() {
    ByteBuf all = bytes(UPGRADE, frame(1, "x".repeat(300)), frame(8, ""), frame(1, "end"));
    while (all.isReadable()) {
      parser.read(Unpooled.copiedBuffer(all.readSlice(1)), heard);
    }
    assertThat(heard.all).containsExactly("upgraded", "1 300 letters", "8 ", "1 end");
  }

  @Test
  void tellsThatTheUpgradeIsRefused() {
    read(bytes("HTTP/1.1 404 Not Found\r\ncontent-length: 4\r\n\r\ngone", frame(1, "one")));
    assertThat(heard.all).containsExactly("refused: HTTP/1.1 404 Not Found");
  }

  private void read(ByteBuf bytes) {
    parser.read(bytes, heard);
  }

  private static ByteBuf bytes(String head, ByteBuf... frames) {
    ByteBuf all = Unpooled.buffer();
    all.writeCharSequence(head, StandardCharsets.US_ASCII);
    for (ByteBuf frame : frames) {
      all.writeBytes(frame);
    }
    return all;
  }

  private static ByteBuf frame(int opcode, String text) {
    ByteBuf frame = Unpooled.buffer().writeByte(0x80 | opcode);
    if (text.length() < 126) {
      frame.writeByte(text.length());
    } else if (text.length() < 65_536) {
      frame.writeByte(126).writeShort(text.length());
    } else {
      frame.writeByte(127).writeLong(text.length());
    }
    frame.writeCharSequence(text, StandardCharsets.US_ASCII);
    return frame;
  }
}
