package dev.bulletin.contract.report;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language that reports are written and pages are shown in. */
public enum Language {
  VI("vi"),
  EN("en");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** The BCP 47 tag, as it stands in paths. */
  @JsonValue
  public String code() {
    return code;
  }

  public Locale locale() {
    return Locale.forLanguageTag(code);
  }

  public static Optional<Language> of(String code) {
    return Arrays.stream(values()).filter(language -> language.code.equals(code)).findFirst();
  }

  /** As {@link #of}, for JSON, where a wrong value is an error. */
  @JsonCreator
  static Language parse(String code) {
    return of(code)
        .orElseThrow(() -> new IllegalArgumentException("expected one of vi, en, got " + code));
  }
}
