package dev.bulletin.report.snapshot;

import dev.bulletin.contract.dashboard.LocalizedText;
import dev.bulletin.contract.report.Language;
import dev.bulletin.report.words.Texts;
import java.util.Map;
import java.util.TreeMap;

/** What snapshots say in one language. Immutable. */
final class SnapshotWords {
  private final Texts texts;

  private SnapshotWords(Texts texts) {
    this.texts = texts;
  }

  /**
   * Reads the file of each language from the class path.
   *
   * @throws dev.bulletin.common.error.CannotStartException when a language has no file, or one that
   *     lacks a text
   */
  static Map<Language, SnapshotWords> load() {
    Map<Language, SnapshotWords> words = new TreeMap<>();
    Texts.load().forEach((language, texts) -> words.put(language, new SnapshotWords(texts)));
    return words;
  }

  /** A text that came with a dashboard. */
  String of(LocalizedText text) {
    return text.in(language());
  }

  Language language() {
    return texts.language();
  }

  /** The text of that key, with each <code>{name}</code> of the pairs of names and values. */
  String text(String key, Object... namesAndValues) {
    return texts.text(key, namesAndValues);
  }

  /** The text of that key, or what stands in when there is none. */
  String textOr(String key, String otherwise) {
    return texts.textOr(key, otherwise);
  }
}
