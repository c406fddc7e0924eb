package dev.bulletin.bench.mixed;

import dev.bulletin.bench.cache.ZipfNumbers;
import java.util.Random;

/** One request after the other, each time the same ones. Not thread-safe. */
final class Mix {
  static final String DASHBOARD = "mixed";

  private static final long SEED = 8;

  private final Random random = new Random(SEED);
  private final ZipfNumbers numbers;

  /** Asks for the reports with numbers from 1, the first the most often. */
  Mix(int reports) {
    this.numbers = new ZipfNumbers(reports, SEED);
  }

  /**
   * A request.
   *
   * @param report that it is about, if it is about one
   */
  record Request(Kind kind, String path, int report) {}

  Request next() {
    Kind kind = Kind.at(random.nextInt(Kind.ALL));
    int report = numbers.next() + 1;
    return new Request(kind, path(kind, report), report);
  }

  private static String path(Kind kind, int report) {
    return switch (kind) {
      case HOME -> "/en/";
      case DASHBOARD -> "/en/dashboards/" + DASHBOARD;
      case LIST -> "/en/reports";
      case REPORT -> "/en/reports/report-" + report;
      case SEARCH -> "/en/search?q=bitcoin+report-" + report;
      case API, WRITE -> "/api/v1/reports/report-" + report;
    };
  }
}
