package dev.bulletin.report.snapshot;

import dev.bulletin.common.words.Words;
import dev.bulletin.contract.dashboard.LocalizedText;
import dev.bulletin.contract.report.Language;
import dev.bulletin.report.words.ReportWords;
import java.util.Map;
import java.util.TreeMap;

/** What snapshots say in one language. Immutable. */
record SnapshotWords(Language language, Words words) {
  static Map<Language, SnapshotWords> load() {
    Map<Language, SnapshotWords> words = new TreeMap<>();
    for (Language language : Language.values()) {
      words.put(language, new SnapshotWords(language, ReportWords.in(language)));
    }
    return words;
  }

  /** A text that came with a dashboard. */
  String of(LocalizedText text) {
    return text.in(language);
  }

  /** The text of that key, with each <code>{name}</code> of the pairs of names and values. */
  String text(String key, Object... namesAndValues) {
    return words.text(key, namesAndValues);
  }

  /** The text of that key, or what stands in when there is none. */
  String textOr(String key, String otherwise) {
    return words.textOr(key, otherwise);
  }
}
