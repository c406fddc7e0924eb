package dev.bulletin.contract.report;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A language that reports are written and pages are shown in. Which there are is said by the files
 * of texts on the class path: one more language is one more file for each service that has texts.
 * Immutable.
 */
public final class Language implements Comparable<Language> {
  private static final Pattern CODE = Pattern.compile("[a-z]{2,3}");

  public static final Language VI = new Language("vi");
  public static final Language EN = new Language("en");

  /** Those of the gateway and of report-service. */
  private static final List<String> FILES =
      List.of("/messages_%s.properties", "/reports_%s.properties");

  private static final List<Language> KNOWN = known();

  private static final Comparator<Language> ORDER =
      Comparator.comparingInt(Language::rank).thenComparing(Language::code);

  private final String code;
  private final Locale locale;

  private Language(String code) {
    this.code = code;
    this.locale = Locale.forLanguageTag(code);
  }

  /** A service without texts knows those that all have. */
  private static List<Language> known() {
    List<Language> withTexts =
        Stream.concat(Stream.of(VI, EN), others()).filter(Language::hasTexts).toList();
    return withTexts.isEmpty() ? List.of(VI, EN) : withTexts;
  }

  private static Stream<Language> others() {
    return Arrays.stream(Locale.getISOLanguages())
        .filter(code -> !code.equals(VI.code) && !code.equals(EN.code))
        .map(Language::new);
  }

  private boolean hasTexts() {
    return FILES.stream()
        .map(file -> file.formatted(code))
        .anyMatch(file -> Language.class.getResource(file) != null);
  }

  /** Those that there are, in the order in which they are offered. */
  public static Language[] values() {
    return KNOWN.toArray(Language[]::new);
  }

  /** Those that there are, as Java names them. */
  public static List<Locale> locales() {
    return KNOWN.stream().map(Language::locale).toList();
  }

  /** The one of those that there are. */
  public static Optional<Language> of(String code) {
    return KNOWN.stream().filter(language -> language.code.equals(code)).findFirst();
  }

  /**
   * Any language, also one that only another service has texts in, as JSON and tables have it.
   *
   * @throws IllegalArgumentException when that is no code of a language
   */
  @JsonCreator
  public static Language parse(String code) {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("expected the code of a language, got " + code);
    }
    return of(code).orElseGet(() -> new Language(code));
  }

  /** The ISO 639 code, as it stands in paths. */
  @JsonValue
  public String code() {
    return code;
  }

  public Locale locale() {
    return locale;
  }

  private int rank() {
    int place = KNOWN.indexOf(this);
    return place < 0 ? KNOWN.size() : place;
  }

  @Override
  public int compareTo(Language other) {
    return ORDER.compare(this, other);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Language language && language.code.equals(code);
  }

  @Override
  public int hashCode() {
    return code.hashCode();
  }

  @Override
  public String toString() {
    return code;
  }
}
