package dev.bulletin.gateway.page;

import dev.bulletin.common.error.CannotStartException;
import dev.bulletin.contract.report.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The words of the pages, one file for each language. Immutable. */
public final class Messages {
  private final Map<Language, Words> wordsByLanguage;

  private Messages(Map<Language, Words> wordsByLanguage) {
    this.wordsByLanguage = wordsByLanguage;
  }

  /** Reads the words of the readers' pages. */
  public static Messages load() {
    return load("messages");
  }

  /**
   * Reads files from the class path.
   *
   * @param name what their names begin with
   * @throws CannotStartException when a language has no file, or one that lacks a text
   */
  public static Messages load(String name) {
    return new Messages(wordsOf(name, Language.values()));
  }

  /**
   * As {@link #load(String)}, for words of which not every language needs a file: they are English
   * there.
   */
  public static Messages loadOrEnglish(String name) {
    Language[] written =
        Arrays.stream(Language.values())
            .filter(language -> Messages.class.getResource(fileOf(name, language)) != null)
            .toArray(Language[]::new);
    Map<Language, Words> words = wordsOf(name, written);
    Words english = words.get(Language.EN);
    if (english == null) {
      throw new CannotStartException("there is no " + fileOf(name, Language.EN));
    }
    for (Language language : Language.values()) {
      words.putIfAbsent(language, english);
    }
    return new Messages(words);
  }

  private static Map<Language, Words> wordsOf(String name, Language[] languages) {
    Map<Language, Words> words = new TreeMap<>();
    for (Language language : languages) {
      words.put(language, new Words(read(fileOf(name, language))));
    }
    requireSameKeys(name, words);
    return words;
  }

  public Words in(Language language) {
    Words words = wordsByLanguage.get(language);
    if (words == null) {
      throw new IllegalArgumentException("no words in " + language);
    }
    return words;
  }

  private static void requireSameKeys(String name, Map<Language, Words> wordsByLanguage) {
    Set<String> all = new TreeSet<>();
    wordsByLanguage.values().forEach(words -> all.addAll(words.keys()));
    wordsByLanguage.forEach(
        (language, words) -> {
          Set<String> missing = new TreeSet<>(all);
          missing.removeAll(words.keys());
          if (!missing.isEmpty()) {
            throw new CannotStartException(fileOf(name, language) + " lacks " + missing);
          }
        });
  }

  private static String fileOf(String name, Language language) {
    return "/" + name + "_" + language.code() + ".properties";
  }

  private static Map<String, String> read(String file) {
    try (InputStream in = Messages.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new CannotStartException("there is no " + file + " on the class path");
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return properties.stringPropertyNames().stream()
          .collect(Collectors.toMap(key -> key, key -> properties.getProperty(key, "")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
