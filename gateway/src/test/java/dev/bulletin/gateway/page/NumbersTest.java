package dev.bulletin.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.words.Messages;
import dev.bulletin.contract.dashboard.FigureFormat;
import dev.bulletin.contract.dashboard.FigureFormat.Style;
import dev.bulletin.contract.report.Language;
import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class NumbersTest {
  /** The page's script is held to the same list. */
  @ParameterizedTest
  @CsvFileSource(resources = "/numbers.tsv", delimiter = '\t')
  void writesWhatTheListSays(String kind, String language, BigDecimal number, String text) {
    Language read = Language.of(language).orElseThrow();
    Numbers numbers =
        new Numbers(read.locale(), Messages.load("messages", Language.locales()).in(read.locale()));
    assertThat(written(numbers, kind, number)).isEqualTo(text);
  }

  private static String written(Numbers numbers, String kind, BigDecimal number) {
    Direction direction = numbers.direction(number);
    return switch (kind) {
      case "value" -> numbers.value(number, FigureFormat.PRICE);
      case "percent" -> numbers.percent(number);
      case "direction" -> (direction.code() + ' ' + direction.arrow()).strip();
      default -> numbers.value(number, format(kind.split("/")));
    };
  }

  private static FigureFormat format(String[] kind) {
    Style style =
        kind[0].equals("share") ? Style.PERCENT : Style.valueOf(kind[0].toUpperCase(Locale.ROOT));
    return new FigureFormat(style, kind.length == 1 ? null : Integer.valueOf(kind[1]));
  }
}
