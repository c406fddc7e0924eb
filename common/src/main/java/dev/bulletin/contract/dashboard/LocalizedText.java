package dev.bulletin.contract.dashboard;

import dev.bulletin.contract.report.Language;

/** A short text in every language that pages are shown in. */
public record LocalizedText(String en, String vi) {
  /** A name that is the same everywhere, such as {@code Bitcoin}. */
  public static LocalizedText same(String text) {
    return new LocalizedText(text, text);
  }

  public String in(Language language) {
    return switch (language) {
      case EN -> en;
      case VI -> vi;
    };
  }
}
