package dev.bulletin.common.words;

import dev.bulletin.common.error.CannotStartException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The texts of a service, one file for each language, all with the same keys. A text says <code>
 * {name}</code> where a value stands, and <code>{n, plural, one {# row} other {# rows}}</code>
 * where a number chooses the words. Immutable.
 */
public final class Messages {
  private final Map<Locale, Words> wordsByLanguage;
  private final Words english;

  private Messages(Map<Locale, Words> wordsByLanguage, Words english) {
    this.wordsByLanguage = Map.copyOf(wordsByLanguage);
    this.english = english;
  }

  /**
   * Reads files from the class path.
   *
   * @param name what their names begin with
   * @throws CannotStartException when a language has no file, or one that lacks a text, a value in
   *     it, or words for a number
   */
  public static Messages load(String name, Collection<Locale> languages) {
    Map<Locale, Words> wordsByLanguage = new HashMap<>();
    for (Locale language : languages) {
      wordsByLanguage.put(language, read(fileOf(name, language), language));
    }
    Words english = wordsByLanguage.get(Locale.ENGLISH);
    if (english == null) {
      throw new CannotStartException("there is no " + fileOf(name, Locale.ENGLISH));
    }
    requireSameKeys(name, wordsByLanguage);
    requireSamePlaces(name, wordsByLanguage, english);
    return new Messages(wordsByLanguage, english);
  }

  /** As {@link #load}, for words of which not every language needs a file. */
  public static Messages loadWritten(String name, Collection<Locale> languages) {
    List<Locale> written =
        languages.stream()
            .filter(language -> Messages.class.getResource(fileOf(name, language)) != null)
            .toList();
    return load(name, written);
  }

  /** The words of that language; of one that has none here, the English ones. */
  public Words in(Locale language) {
    return wordsByLanguage.getOrDefault(language, english);
  }

  private static void requireSameKeys(String name, Map<Locale, Words> wordsByLanguage) {
    Set<String> all = new TreeSet<>();
    wordsByLanguage.values().forEach(words -> all.addAll(words.keys()));
    for (Words words : wordsByLanguage.values()) {
      Set<String> missing = new TreeSet<>(all);
      missing.removeAll(words.keys());
      if (!missing.isEmpty()) {
        throw new CannotStartException(fileOf(name, words.language()) + " lacks " + missing);
      }
    }
  }

  private static void requireSamePlaces(
      String name, Map<Locale, Words> wordsByLanguage, Words english) {
    for (Words words : wordsByLanguage.values()) {
      for (String key : words.keys()) {
        if (!words.places(key).equals(english.places(key))) {
          throw new CannotStartException(
              fileOf(name, words.language()) + ": " + key + " has other places than in English");
        }
      }
    }
  }

  private static String fileOf(String name, Locale language) {
    return "/" + name + "_" + language.getLanguage() + ".properties";
  }

  private static Words read(String file, Locale language) {
    var grammar = new Grammar(language);
    Map<String, Text> texts = new HashMap<>();
    Properties properties = properties(file);
    for (String key : properties.stringPropertyNames()) {
      try {
        texts.put(key, TextReader.read(properties.getProperty(key, ""), grammar));
      } catch (IllegalArgumentException e) {
        throw new CannotStartException(file + ": " + key + ": " + e.getMessage());
      }
    }
    return new Words(grammar, texts);
  }

  private static Properties properties(String file) {
    try (InputStream in = Messages.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new CannotStartException("there is no " + file + " on the class path");
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
