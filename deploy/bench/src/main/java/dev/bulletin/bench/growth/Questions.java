package dev.bulletin.bench.growth;

import dev.bulletin.bench.cache.ZipfNumbers;
import java.util.Random;

/**
 * What readers ask for, each time the same: half of it is in the gateway's memory, a quarter is
 * asked of report-service, and a quarter of PostgreSQL. Not thread-safe.
 */
final class Questions {
  /** How many reports there are. */
  static final int REPORTS = 1_000;

  /** In words. */
  static final String MIX =
      "half of the requests for pages of reports, a quarter for reports by the API, a quarter for"
          + " searches with words of their own; of %,d reports by Zipf's law".formatted(REPORTS);

  private static final long SEED = 8;
  private static final int KINDS = 4;

  private final Random random = new Random(SEED);
  private final ZipfNumbers numbers = new ZipfNumbers(REPORTS, SEED);
  private long searches;

  /** A path, and what it is of. */
  record Question(String kind, String path) {}

  Question next() {
    int report = numbers.next() + 1;
    return switch (random.nextInt(KINDS)) {
      case 0 -> new Question("api", "/api/v1/reports/report-" + report);
      case 1 -> new Question("search", "/en/search?q=bitcoin+n" + ++searches);
      default -> new Question("page", "/en/reports/report-" + report);
    };
  }
}
