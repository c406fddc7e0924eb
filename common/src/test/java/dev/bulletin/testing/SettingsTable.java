package dev.bulletin.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of settings in a module's README, so that a test can hold it against the code. */
public final class SettingsTable {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(BULLETIN_[A-Z0-9_]+)` \\|");

  private SettingsTable() {}

  /** The names in the first column of the table. */
  public static Set<String> names(Path readme) {
    try {
      return ROW.matcher(Files.readString(readme))
          .results()
          .map(MatchResult::group)
          .map(row -> row.substring(3, row.lastIndexOf('`')))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
