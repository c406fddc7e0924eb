package dev.bulletin.faults.load;

import dev.bulletin.faults.ledger.Counts;
import dev.bulletin.faults.ledger.Outcome;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What readers ask for in turn, and how they know that it is what they asked for. */
final class Questions {
  private static final List<String> MARKS =
      List.of("does not answer at present", "hiện không trả lời", "away at present", "are away");
  private static final String DASHBOARD = "crypto";

  private final Figures figures;

  Questions(Figures figures) {
    this.figures = figures;
  }

  /** About the reports with those slugs, whose titles are their slugs, and about the market. */
  List<Question> about(List<String> slugs) {
    return slugs.stream().flatMap(this::about).toList();
  }

  private Stream<Question> about(String slug) {
    return Stream.of(
        page("/en/", "</html>"),
        new Question("/en/dashboards/" + DASHBOARD, this::dashboardPage),
        page("/en/reports/" + slug, slug),
        new Question("/api/v1/dashboards/" + DASHBOARD, this::dashboard),
        page("/vi/reports", "</html>"),
        new Question("/api/v1/reports/" + slug, (body, asked, counts) -> report(body, slug)),
        new Question("/api/v1/reports", (body, asked, counts) -> reports(body)));
  }

  private static Question page(String path, String content) {
    return new Question(path, (body, asked, counts) -> holding(body, content));
  }

  private static Outcome holding(String body, String content) {
    if (!body.contains(content)) {
      return Outcome.WRONG;
    }
    return MARKS.stream().anyMatch(body::contains) ? Outcome.STALE : Outcome.FRESH;
  }

  private Outcome dashboardPage(String body, Instant asked, Counts counts) {
    figures.checkPage(body, asked, counts);
    return holding(body, "</html>");
  }

  /** Fresh is it by its prices: of what comes seldom something may be due at any time. */
  private Outcome dashboard(String body, Instant asked, Counts counts) {
    JsonObject summary = json(body);
    if (!summary.containsKey("tiles")) {
      return Outcome.WRONG;
    }
    List<JsonObject> told =
        summary.getJsonArray("tiles").stream()
            .map(JsonObject.class::cast)
            .map(tile -> tile.getJsonObject("figure"))
            .toList();
    told.forEach(figure -> figures.check(figure, asked, counts));
    boolean isOld =
        told.stream()
            .filter(figure -> Truth.isOfExchange(figure.getString("series")))
            .anyMatch(figure -> figure.getBoolean("stale"));
    return isOld ? Outcome.STALE : Outcome.FRESH;
  }

  private static Outcome report(String body, String slug) {
    JsonObject answer = json(body);
    if (!slug.equals(answer.getJsonObject("report", new JsonObject()).getString("slug"))) {
      return Outcome.WRONG;
    }
    return isStale(answer) ? Outcome.STALE : Outcome.FRESH;
  }

  private static Outcome reports(String body) {
    JsonObject list = json(body);
    if (!list.containsKey("reports")) {
      return Outcome.WRONG;
    }
    return isStale(list) ? Outcome.STALE : Outcome.FRESH;
  }

  private static boolean isStale(JsonObject answer) {
    return answer.getJsonObject("provenance", new JsonObject()).getBoolean("stale", false);
  }

  /** What cannot be read has nothing in it. */
  private static JsonObject json(String body) {
    try {
      return new JsonObject(body);
    } catch (DecodeException notJson) {
      return new JsonObject();
    }
  }
}
