package dev.bulletin.common.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/** Says that a setting does not exist, and which one may have been meant. */
public final class UnknownSetting {
  private UnknownSetting() {}

  /** One sentence for the operator, with the nearest of the known names if one is near. */
  public static String describe(String name, Collection<String> known) {
    return name
        + ": no such setting"
        + known.stream()
            .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
            .filter(nearest -> distance(name, nearest) <= name.length() / 3)
            .map(nearest -> "; did you mean " + nearest + "?")
            .orElse("");
  }

  /** Levenshtein's edit distance. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    Arrays.setAll(previous, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
