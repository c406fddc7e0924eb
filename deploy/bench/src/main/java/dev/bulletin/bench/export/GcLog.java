package dev.bulletin.bench.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a JVM wrote of its collections, under {@code -Xlog:gc}. */
record GcLog(List<Collection> collections) {
  private static final Pattern COLLECTION = Pattern.compile("GC\\(\\d+\\) .* (\\d+)M->(\\d+)M\\(");

  /** MiB in use before and after it. */
  record Collection(long before, long after) {}

  static GcLog read(Path log) throws IOException {
    return parse(Files.readString(log));
  }

  static GcLog parse(String log) {
    return new GcLog(COLLECTION.matcher(log).results().map(GcLog::toCollection).toList());
  }

  private static Collection toCollection(MatchResult match) {
    return new Collection(Long.parseLong(match.group(1)), Long.parseLong(match.group(2)));
  }

  long peakBefore() {
    return collections.stream().mapToLong(Collection::before).max().orElse(0);
  }

  long peakAfter() {
    return collections.stream().mapToLong(Collection::after).max().orElse(0);
  }
}
