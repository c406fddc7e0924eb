package dev.bulletin.bench.realtime.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkerTest {
  private static final Marker FIRST = new Marker(1_234_567_890_123L, 7, 41);
  private static final Marker SECOND = new Marker(9, 999, 999_999_999);

  @Test
  void isFoundWhateverStandsAround() {
    assertThat(in("a[\"{\\\"m\\\":\\\"" + FIRST.text() + "\\\"}\"]")).containsExactly(FIRST);
  }

  @Test
  void areAllFoundInOneFrame() {
    assertThat(in(FIRST.text() + SECOND.text() + "\n{}~" + FIRST.text()))
        .containsExactly(FIRST, SECOND, FIRST);
  }

  @Test
  void isNotFoundWhereItIsCutOrOnlyBegins() {
    assertThat(in(FIRST.text().substring(0, Marker.LENGTH - 1))).isEmpty();
    assertThat(in("~ and ~@ and so on, with more than enough behind it for a marker")).isEmpty();
  }

  @Test
  void isLookedForInItsPartOfTheBufferOnly() {
    ByteBuf text = text(FIRST.text() + SECOND.text());
    List<Marker> found = new ArrayList<>();
    Marker.find(
        text,
        Marker.LENGTH,
        2 * Marker.LENGTH,
        (due, room, number) -> found.add(new Marker(due, room, number)));
    assertThat(found).containsExactly(SECOND);
  }

  private static List<Marker> in(String text) {
    List<Marker> found = new ArrayList<>();
    ByteBuf bytes = text(text);
    Marker.find(
        bytes,
        0,
        bytes.writerIndex(),
        (due, room, number) -> found.add(new Marker(due, room, number)));
    return found;
  }

  private static ByteBuf text(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
  }
}
