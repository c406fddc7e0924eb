package dev.bulletin.contract.dashboard;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.bulletin.contract.report.Language;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A short text in the languages that pages are shown in. In one that it lacks it is English, which
 * it always has.
 */
public record LocalizedText(@JsonValue Map<String, String> texts) {
  private static final String ALWAYS = Language.EN.code();

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public LocalizedText {
    if (!texts.containsKey(ALWAYS)) {
      throw new IllegalArgumentException("a text without English");
    }
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
  }

  public LocalizedText(String en, String vi) {
    this(Map.of(ALWAYS, en, Language.VI.code(), vi));
  }

  /** A name that is the same everywhere, such as {@code Bitcoin}. */
  public static LocalizedText same(String text) {
    return new LocalizedText(text, text);
  }

  public String in(Language language) {
    return texts.getOrDefault(language.code(), texts.getOrDefault(ALWAYS, ""));
  }
}
