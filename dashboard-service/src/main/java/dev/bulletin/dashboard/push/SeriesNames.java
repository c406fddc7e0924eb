package dev.bulletin.dashboard.push;

import dev.bulletin.contract.dashboard.DashboardContract;
import java.util.regex.Pattern;

/** What series may be called. */
final class SeriesNames {
  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9_.:=/-]");

  private SeriesNames() {}

  /** With an underscore for each character that no name has: tags may hold any text. */
  static String clean(String text) {
    return DashboardContract.isOfSeriesCharacters(text)
        ? text
        : OTHER.matcher(text).replaceAll("_");
  }
}
