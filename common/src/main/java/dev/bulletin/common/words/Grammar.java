package dev.bulletin.common.words;

import com.ibm.icu.text.PluralRules;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Set;

/** What a language does with numbers. Immutable. */
final class Grammar {
  private final Locale language;
  private final PluralRules rules;
  private final NumberFormat numbers;

  Grammar(Locale language) {
    this.language = language;
    this.rules = PluralRules.forLocale(language);
    this.numbers = NumberFormat.getInstance(language);
  }

  Locale language() {
    return language;
  }

  /**
   * The kinds of words that the language has for numbers, such as {@code one} and {@code other}.
   */
  Set<String> categories() {
    return rules.getKeywords();
  }

  String category(Number number) {
    return rules.select(number.doubleValue());
  }

  /** As its readers write it; a value that is no number, as it is. */
  String written(Object value) {
    return value instanceof Number number ? numbers().format(number) : value.toString();
  }

  /** A copy for one use, as formats are not for several threads; a new one takes longer. */
  private NumberFormat numbers() {
    return (NumberFormat) numbers.clone();
  }
}
