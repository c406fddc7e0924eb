package dev.bulletin.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class NumbersTest {
  /** The page's script is held to the same list. */
  @ParameterizedTest
  @CsvFileSource(resources = "/numbers.tsv", delimiter = '\t')
  void writesWhatTheListSays(String kind, String language, BigDecimal number, String text) {
    Numbers numbers = new Numbers(Locale.forLanguageTag(language));
    assertThat(written(numbers, kind, number)).isEqualTo(text);
  }

  private static String written(Numbers numbers, String kind, BigDecimal number) {
    Direction direction = numbers.direction(number);
    return switch (kind) {
      case "value" -> numbers.value(number);
      case "percent" -> numbers.percent(number);
      default -> (direction.code() + ' ' + direction.arrow()).strip();
    };
  }
}
