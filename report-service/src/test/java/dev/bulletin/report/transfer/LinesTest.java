package dev.bulletin.report.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinesTest {
  private static final int MAX_LENGTH = 10;

  private final List<String> told = new ArrayList<>();

  @Test
  void linesAreNumberedAndBlankOnesLeftOut() {
    read("first\n\n \t\r\nfourth\n");
    assertThat(told).containsExactly("1 first", "4 fourth", "end");
  }

  @Test
  void howTheBytesArriveMakesNoDifference() {
    read("fi", "rst", "\nsec", "ond\nthird\nfou", "rth", "\n");
    assertThat(told).containsExactly("1 first", "2 second", "3 third", "4 fourth", "end");
  }

  @Test
  void charactersAreWholeHoweverTheyArrive() {
    Buffer text = Buffer.buffer("giá\nvàng\n");
    readBuffers(
        Stream.iterate(0, i -> i + 1).limit(text.length()).map(i -> text.getBuffer(i, i + 1)));
    assertThat(told).containsExactly("1 giá", "2 vàng", "end");
  }

  @Test
  void theEndOfTheBodyEndsALine() {
    read("first\nlast");
    assertThat(told).containsExactly("1 first", "2 last", "end");
  }

  @Test
  void aLineThatIsTooLongIsToldAndPassedOver() {
    read("1234567890\n", "12345678901\nthird\n1234567", "8901234", "56789\nfifth");
    assertThat(told)
        .containsExactly(
            "1 1234567890", "2 too long: 11", "3 third", "4 too long: 19", "5 fifth", "end");
  }

  @Test
  void theLastLineMayBeTooLong() {
    read("12345678", "901234");
    assertThat(told).containsExactly("1 too long: 14", "end");
  }

  @Test
  void aBodyThatBreaksOffLeavesItsLastLineOut() {
    var body =
        FakeStream.failing(List.of(Buffer.buffer("first\nsec")), new Exception("broken off"));
    listenTo(new Lines(body, MAX_LENGTH));
    assertThat(told).containsExactly("1 first", "broken off");
  }

  @Test
  void nothingIsReadThatThereIsNoRoomFor() {
    var body = FakeStream.of(Stream.of("a\nb\n", "c\n", "d\n").map(Buffer::buffer).toList());
    var lines = new Lines(body, MAX_LENGTH);
    lines.pause();
    listenTo(lines);
    assertThat(body.waiting()).isEqualTo(3);
    lines.fetch(2);
    assertThat(told).containsExactly("1 a", "2 b");
    assertThat(body.waiting()).isEqualTo(2);
    lines.resume();
    assertThat(told).containsExactly("1 a", "2 b", "3 c", "4 d", "end");
  }

  @Test
  void anEmptyBodyHasNoLines() {
    read();
    assertThat(told).containsExactly("end");
  }

  private void read(String... chunks) {
    readBuffers(Stream.of(chunks).map(Buffer::buffer));
  }

  private void readBuffers(Stream<Buffer> chunks) {
    listenTo(new Lines(FakeStream.of(chunks.toList()), MAX_LENGTH));
  }

  private void listenTo(Lines lines) {
    lines.endHandler(end -> told.add("end"));
    lines.exceptionHandler(failure -> told.add(failure.getMessage()));
    lines.handler(line -> told.add(describe(line)));
  }

  private static String describe(Line line) {
    return line.number()
        + " "
        + (line.isTooLong() ? "too long: " + line.length() : line.text().toString());
  }
}
