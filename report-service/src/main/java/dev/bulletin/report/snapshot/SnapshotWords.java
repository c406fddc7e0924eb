package dev.bulletin.report.snapshot;

import dev.bulletin.common.error.CannotStartException;
import dev.bulletin.contract.dashboard.LocalizedText;
import dev.bulletin.contract.report.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** What snapshots say in one language. Immutable. */
final class SnapshotWords {
  private final Language language;
  private final Properties texts;

  private SnapshotWords(Language language, Properties texts) {
    this.language = language;
    this.texts = texts;
  }

  /** A text that came with a dashboard. */
  String of(LocalizedText text) {
    return text.in(language);
  }

  /**
   * Reads the file of each language from the class path.
   *
   * @throws CannotStartException when a language has no file, or one that lacks a text
   */
  static Map<Language, SnapshotWords> load() {
    Map<Language, SnapshotWords> words = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      words.put(language, new SnapshotWords(language, read(fileOf(language))));
    }
    requireSameKeys(words);
    return words;
  }

  private static void requireSameKeys(Map<Language, SnapshotWords> wordsByLanguage) {
    Set<String> all = new TreeSet<>();
    wordsByLanguage.values().forEach(words -> all.addAll(words.keys()));
    for (SnapshotWords words : wordsByLanguage.values()) {
      Set<String> missing = new TreeSet<>(all);
      missing.removeAll(words.keys());
      if (!missing.isEmpty()) {
        throw new CannotStartException(fileOf(words.language) + " lacks " + missing);
      }
    }
  }

  private static String fileOf(Language language) {
    return "/snapshot/messages_" + language.code() + ".properties";
  }

  private static Properties read(String file) {
    try (InputStream in = SnapshotWords.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new CannotStartException("there is no " + file + " on the class path");
      }
      Properties texts = new Properties();
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Set<String> keys() {
    return texts.stringPropertyNames();
  }

  Language language() {
    return language;
  }

  /** The text of that key, with each <code>{name}</code> of the pairs of names and values. */
  String text(String key, Object... namesAndValues) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no message " + key);
    }
    for (int i = 0; i < namesAndValues.length; i += 2) {
      text = text.replace("{" + namesAndValues[i] + "}", namesAndValues[i + 1].toString());
    }
    return text;
  }

  /** The text of that key, or what stands in when there is none. */
  String textOr(String key, String otherwise) {
    return texts.getProperty(key, otherwise);
  }
}
