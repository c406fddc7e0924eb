package dev.bulletin.bench.mixed;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/**
 * What an editor sends who goes on working on a report that is out, as {@link
 * dev.bulletin.bench.export.ManyReports} has put it there: new words in one language, and now and
 * then another title; the other language and the tags stay. Not thread-safe.
 */
final class Revisions {
  /** Of so many revisions one has another title. */
  static final int RETITLED = 10;

  private static final int SENTENCES = 30;

  private final Map<Integer, Integer> editions = new HashMap<>();
  private int made;

  /** The next content of the report, unlike all before. */
  String next(int report) {
    made++;
    if (made % RETITLED == 0) {
      editions.merge(report, 1, Integer::sum);
    }
    String vietnamese = "Giá Bitcoin tăng, chưa ai biết vì sao. ";
    String english = "Bitcoin moved %d dollars, nobody knows why; fees rose, volumes fell. ";
    return new JsonObject()
        .put("tags", new JsonArray().add("bitcoin").add("weekly"))
        .put(
            "texts",
            new JsonObject()
                .put("vi", text("Triển vọng report-" + report, vietnamese))
                .put("en", text(title(report), english.formatted(made))))
        .encode();
  }

  private String title(int report) {
    String first = "Triển vọng report-" + report;
    int edition = editions.getOrDefault(report, 0);
    return edition == 0 ? first : first + ", edition " + edition;
  }

  private static JsonObject text(String title, String sentence) {
    return new JsonObject()
        .put("title", title)
        .put("summary", "What moved.")
        .put("body", "## Heading\n\n" + sentence.repeat(SENTENCES));
  }
}
