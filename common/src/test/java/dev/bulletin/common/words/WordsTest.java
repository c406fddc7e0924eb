package dev.bulletin.common.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.error.CannotStartException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  private static final Locale POLISH = Locale.forLanguageTag("pl");
  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
  private static final List<Locale> ALL = List.of(Locale.ENGLISH, VIETNAMESE, POLISH);

  private final Messages messages = Messages.load("words/whole", ALL);

  @ParameterizedTest
  @CsvSource({
    "0, 0 wierszy",
    "1, 1 wiersz",
    "2, 2 wiersze",
    "3, 3 wiersze",
    "5, 5 wierszy",
    "12, 12 wierszy",
    "21, 21 wierszy",
    "22, 22 wiersze",
    "1000000, 1\u00a0000\u00a0000 wierszy"
  })
  void choosesTheWordsByTheRulesOfTheLanguage(int rows, String said) {
    assertThat(messages.in(POLISH).text("rows", "n", rows, "at", "x")).isEqualTo(said + " w x");
  }

  @Test
  void saysTheSameForEveryNumberWhereTheLanguageDoes() {
    assertThat(messages.in(VIETNAMESE).text("rows", "n", 1, "at", "x")).isEqualTo("1 hàng ở x");
    assertThat(messages.in(VIETNAMESE).text("rows", "n", 5_000, "at", "x"))
        .isEqualTo("5.000 hàng ở x");
  }

  @Test
  void choosesForEachNumberOfItsOwn() {
    Words english = messages.in(Locale.ENGLISH);
    assertThat(english.text("both", "rows", 1, "columns", 2)).isEqualTo("1 row, 2 columns");
    assertThat(english.text("both", "rows", 2, "columns", 1)).isEqualTo("2 rows, 1 column");
  }

  @Test
  void writesNumbersAsReadersDoAndNamesAsTheyAre() {
    Words english = messages.in(Locale.ENGLISH);
    assertThat(english.text("line", "n", 12_345L)).isEqualTo("Line 12,345");
    assertThat(english.text("line", "n", "12345")).isEqualTo("Line 12345");
    assertThat(english.text("line", "n", "{n} 'x'")).isEqualTo("Line {n} 'x'");
  }

  @Test
  void leavesApostrophesAndPatternsOfTimesAsTheyAre() {
    Words english = messages.in(Locale.ENGLISH);
    assertThat(english.text("apostrophe")).isEqualTo("The chart's numbers");
    assertThat(english.text("time")).isEqualTo("d MMMM uuuu, 'at' HH:mm");
  }

  @Test
  void tellsHowATextIsWritten() {
    assertThat(messages.in(Locale.ENGLISH).source("rows"))
        .isEqualTo("{n, plural, one {# row} other {# rows}} in {at}");
  }

  @Test
  void saysNothingWithoutAValue() {
    assertThatThrownBy(() -> messages.in(Locale.ENGLISH).text("line"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no value for {n}");
  }

  @Test
  void givesTheScriptTheTextForEachCategory() {
    assertThat(messages.in(POLISH).script())
        .contains("\"language\":\"pl\"", "\"few\":\"Są {n} wiersze\"", "\"by\":\"n\"");
  }

  @Test
  void givesTemplatesWhatHasNoPlace() {
    assertThat(messages.in(Locale.ENGLISH).tree())
        .containsKey("apostrophe")
        .doesNotContainKey("line");
  }

  @Test
  void isEnglishWhereALanguageHasNoWords() {
    assertThat(messages.in(Locale.ITALIAN).text("line", "n", 1)).isEqualTo("Line 1");
    assertThat(Messages.loadWritten("words/whole", List.of(Locale.ENGLISH, Locale.ITALIAN)))
        .extracting(written -> written.in(Locale.ITALIAN).language())
        .isEqualTo(Locale.ENGLISH);
  }

  /** Each of these files has one mistake in it, which its name says. */
  @ParameterizedTest
  @ValueSource(strings = {"few", "place", "key"})
  void doesNotStartWhereALanguageLacksSomething(String what) {
    String name = "words/lacks-" + what;
    assertThatThrownBy(() -> Messages.load(name, List.of(Locale.ENGLISH, POLISH)))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("/" + name + "_pl.properties")
        .hasMessageContaining("rows");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{n, plural, other {# rows}}",
        "{n, plural, one {# row} few {# rows} other {# rows}}",
        "{n, plural, =0 {no row} one {# row} other {# rows}}",
        "{n, plural, offset:1 one {# row} other {# rows}}",
        "{n, plural, one {{m, plural, one {a} other {b}}} other {# rows}}",
        "{n, select, one {# row} other {# rows}}",
        "{n, number}",
        "{n",
        "it'{n}"
      })
  void refusesWhatIsNotTheNotationOrNotTheLanguage(String text) {
    assertThatThrownBy(() -> TextReader.read(text, new Grammar(Locale.ENGLISH)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
