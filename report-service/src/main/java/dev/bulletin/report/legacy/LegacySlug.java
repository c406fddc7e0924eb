package dev.bulletin.report.legacy;

import java.text.Normalizer;
import java.util.Locale;

/** The address of a legacy report: the words of its title and its id, the same each time. */
final class LegacySlug {
  private static final int LENGTH = 100;

  private LegacySlug() {}

  static String of(String title, long id) {
    String words = words(title);
    int room = LENGTH - 1 - Long.toString(id).length();
    String cut = words.length() > room ? words.substring(0, room).replaceAll("-$", "") : words;
    return (cut.isEmpty() ? "report" : cut) + "-" + id;
  }

  private static String words(String title) {
    return Normalizer.normalize(
            title.toLowerCase(Locale.ROOT).replace('đ', 'd'), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }
}
