package dev.bulletin.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Texts in a language that Bulletin does not have: not Polish, but each as one can tell it from the
 * English one, with the four kinds of numbers that Polish has.
 */
public final class PolishFile {
  private static final Pattern OTHER = Pattern.compile("\\bother (\\{(?:[^{}]|\\{\\w+})*})");

  private PolishFile() {}

  /**
   * Writes a file of texts beside the English one.
   *
   * @param name what the names of the files begin with
   * @param own the texts that are Polish
   */
  public static void write(Path folder, String name, Map<String, String> own) throws IOException {
    Properties texts = new Properties();
    english(name).forEach((key, text) -> texts.put(key, "«" + polish((String) text) + "»"));
    texts.putAll(own);
    Path file = folder.resolve(name + "_pl.properties");
    try (Writer out = Files.newBufferedWriter(file)) {
      texts.store(out, null);
    }
  }

  private static String polish(String text) {
    return OTHER.matcher(text).replaceAll("few $1 many $1 other $1");
  }

  private static Properties english(String name) throws IOException {
    Properties texts = new Properties();
    try (InputStream in = PolishFile.class.getResourceAsStream("/" + name + "_en.properties")) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
