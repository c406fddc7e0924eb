package dev.bulletin.dashboard.push;

import java.util.regex.Pattern;

/** What series may be called. */
final class SeriesNames {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:=/-]{0,199}");
  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9_.:=/-]");

  private SeriesNames() {}

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** With an underscore for each character that no name has: tags may hold any text. */
  static String clean(String text) {
    return OTHER.matcher(text).replaceAll("_");
  }
}
