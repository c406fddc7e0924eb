package dev.bulletin.report.words;

import dev.bulletin.common.error.CannotStartException;
import dev.bulletin.contract.report.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The texts of one language, of a file of its own. Immutable. */
public final class Texts {
  private static final Map<Language, Texts> BY_LANGUAGE = load();

  private final Language language;
  private final Properties texts;

  private Texts(Language language, Properties texts) {
    this.language = language;
    this.texts = texts;
  }

  /**
   * Reads the file of each language from the class path.
   *
   * @throws CannotStartException when a language has no file, or one that lacks a text
   */
  public static Map<Language, Texts> load() {
    Map<Language, Texts> all = new TreeMap<>();
    for (Language language : Language.values()) {
      all.put(language, new Texts(language, read(fileOf(language))));
    }
    requireSameKeys(all);
    return all;
  }

  private static void requireSameKeys(Map<Language, Texts> textsByLanguage) {
    Set<String> all = new TreeSet<>();
    textsByLanguage.values().forEach(texts -> all.addAll(texts.keys()));
    for (Texts texts : textsByLanguage.values()) {
      Set<String> missing = new TreeSet<>(all);
      missing.removeAll(texts.keys());
      if (!missing.isEmpty()) {
        throw new CannotStartException(fileOf(texts.language) + " lacks " + missing);
      }
    }
  }

  private static String fileOf(Language language) {
    return "/reports_" + language.code() + ".properties";
  }

  private static Properties read(String file) {
    try (InputStream in = Texts.class.getResourceAsStream(file)) {
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

  /** Those of the language; of one that has none here, the English ones. */
  public static Texts of(Language language) {
    Texts texts = BY_LANGUAGE.getOrDefault(language, BY_LANGUAGE.get(Language.EN));
    if (texts == null) {
      throw new IllegalStateException("no texts in " + language);
    }
    return texts;
  }

  private Set<String> keys() {
    return texts.stringPropertyNames();
  }

  public Language language() {
    return language;
  }

  /** The text of that key, with each <code>{name}</code> of the pairs of names and values. */
  public String text(String key, Object... namesAndValues) {
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
  public String textOr(String key, String otherwise) {
    return texts.getProperty(key, otherwise);
  }
}
