package dev.bulletin.dashboard.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineProtocolTest {
  private static final Instant NOW = Instant.parse("2026-11-25T08:00:00.123456Z");
  private static final Instant AT = Instant.parse("2026-11-25T07:59:58.5Z");

  /** As Telegraf's documentation shows what its cpu and mem inputs send. */
  @Test
  void readsWhatTelegrafSends() {
    List<PushedSample> samples =
        read("cpu,host=web1,cpu=cpu-total usage_idle=97.5,usage_user=1.25 "
                + epoch()
                + "\nmem,host=web1 used=8123456512i,used_percent=48.75 "
                + epoch()
                + "\n")
            .samples();
    assertThat(samples)
        .containsExactly(
            sample(1, "cpu.cpu=cpu-total.host=web1.usage_idle", "97.5"),
            sample(1, "cpu.cpu=cpu-total.host=web1.usage_user", "1.25"),
            sample(2, "mem.host=web1.used", "8123456512"),
            sample(2, "mem.host=web1.used_percent", "48.75"));
  }

  @ParameterizedTest
  @CsvSource({"ns,1000000", "us,1000", "ms,1"})
  void takesTimesInTheUnitThatIsSaid(String precision, long factor) {
    String line = "m f=1 " + AT.toEpochMilli() * factor;
    assertThat(LineProtocol.read(line, Precision.of(precision), NOW).samples().get(0).at())
        .isEqualTo(AT);
  }

  @Test
  void takesALineWithoutATimeForOneOfNow() {
    assertThat(read("m f=1").samples().get(0).at()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "-2.50,-2.50", "7i,7", "7u,7", "1e3,1E+3", "1.5E-2,0.015", ".5,0.5"})
  void readsNumbersAsTheyAreWritten(String written, BigDecimal value) {
    assertThat(read("m f=" + written).samples().get(0).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "f",
        "\"12\"",
        "\"a text, with = and a space\"",
        "NaN",
        "+Inf",
        "1e99",
        "1e-99",
        "123456789012345678901234567890123456789",
        "0x10",
        "1_000",
        ""
      })
  void refusesWhatIsNoFigureAndKeepsTheRestOfTheLine(String written) {
    Pushed pushed = read("m a=1,f=" + written + ",z=2 " + epoch());
    assertThat(pushed.samples()).extracting(PushedSample::series).containsExactly("m.a", "m.z");
    assertThat(pushed.answer().problems())
        .containsExactly(new Rejection(1, "the field f is no number that can be kept"));
  }

  @Test
  void understandsBackslashes() {
    assertThat(read("my\\ disk,path=/a\\,b\\=c free=1").samples().get(0).series())
        .isEqualTo("my_disk.path=/a_b=c.free");
  }

  @Test
  void readsTextsOverSeveralLinesAsOneField() {
    Pushed pushed = read("m t=\"a\nb, c=1 \\\" d\",f=1\nn f=2");
    assertThat(pushed.samples()).extracting(PushedSample::series).containsExactly("m.f", "n.f");
    assertThat(pushed.samples()).extracting(PushedSample::line).containsExactly(1, 2);
  }

  @Test
  void passesOverCommentsAndEmptyLines() {
    Pushed pushed = read("# a comment\n\n  \nm f=1\r\n");
    assertThat(pushed.samples()).extracting(PushedSample::line).containsExactly(4);
    assertThat(pushed.answer().rejected()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m | expected a space and a field after the tags",
        "m, f=1 | expected a tag",
        "m,a f=1 | expected a value for the tag a",
        "m,a= f=1 | expected a value of the tag a",
        "m f | expected a value for the field f",
        "m f=1,=2 | expected a field",
        "m f=\"open | the text of the field f does not end",
        "m f=1 soon | the time is no whole number",
        "m f=1 99999999999999999999 | the time is no whole number",
        ",a=1 f=1 | expected a measurement"
      })
  void saysWhatIsWrongWithALineAndReadsTheNext(String line, String reason) {
    Pushed pushed = read(line.strip() + "\nn f=2");
    assertThat(pushed.answer().problems()).contains(new Rejection(1, reason.strip()));
  }

  @Test
  void neverFailsWhateverComes() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      read(noise(random));
    }
  }

  private static String noise(Random random) {
    String alphabet = "ab1.,= \"\\\n\0#-i\u1ec7";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static Pushed read(String text) {
    return LineProtocol.read(text, Precision.NANOSECONDS, NOW);
  }

  private static String epoch() {
    return AT.toEpochMilli() + "000000";
  }

  private static PushedSample sample(int line, String series, String value) {
    return new PushedSample(line, series, new BigDecimal(value), AT);
  }
}
