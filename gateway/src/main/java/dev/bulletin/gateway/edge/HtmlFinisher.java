package dev.bulletin.gateway.edge;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.Figure;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Makes drafts of pages of their HTML, and knows how long each holds. Thread-safe. */
final class HtmlFinisher {
  /** A page that lacks something, or shows something old, is tried again soon. */
  static final Duration LACKING_HOLDS = Duration.ofSeconds(2);

  /** A page says how old its figures are. */
  private static final Duration FIGURES_HOLD = Duration.ofSeconds(5);

  /** However soon a figure is too old: a page is not made anew for each who asks. */
  private static final Duration LEAST = Duration.ofMillis(100);

  private final Finisher finisher;
  private final Clock clock;
  private final Duration freshFor;

  HtmlFinisher(Finisher finisher, Clock clock, Duration freshFor) {
    this.finisher = finisher;
    this.clock = clock;
    this.freshFor = freshFor;
  }

  /** A page that was made from these answers. */
  Future<DraftPage> finish(PageAddress address, Future<Buffer> html, List<Answer> answers) {
    return finish(address, html, answers, holds(answers));
  }

  /** It holds no longer than all of its figures that it calls fresh are so. */
  Future<DraftPage> finish(
      PageAddress address, Future<Buffer> html, List<Answer> answers, Duration holds) {
    var kind = new Finished.Kind("text/html; charset=utf-8", address.language().code(), "no-cache");
    return html.map(
        body ->
            new DraftPage(
                finisher,
                kind,
                body,
                tags(address, answers),
                shorter(holds, figuresHold(answers))));
  }

  private Duration figuresHold(List<Answer> answers) {
    Instant now = clock.instant();
    Duration left =
        answers.stream()
            .filter(DashboardSummary.class::isInstance)
            .map(DashboardSummary.class::cast)
            .flatMap(HtmlFinisher::endsOfFreshness)
            .map(staleAt -> Duration.between(now, staleAt))
            .reduce(freshFor, HtmlFinisher::shorter);
    return left.compareTo(LEAST) < 0 ? LEAST : left;
  }

  private static Stream<Instant> endsOfFreshness(DashboardSummary summary) {
    return summary.tiles().stream()
        .flatMap(tile -> Stream.of(tile.figure(), tile.change()))
        .filter(figure -> figure != null && !figure.stale() && figure.staleAt() != null)
        .map(Figure::staleAt);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** How long a page holds that has all that it should have. */
  Duration holds(List<Answer> answers) {
    if (answers.stream().anyMatch(answer -> answer.provenance().stale())) {
      return LACKING_HOLDS;
    }
    boolean figures = answers.stream().anyMatch(DashboardSummary.class::isInstance);
    return figures ? shorter(freshFor, FIGURES_HOLD) : freshFor;
  }

  private static Set<String> tags(PageAddress address, List<Answer> answers) {
    Set<String> tags = new HashSet<>(address.tags());
    answers.forEach(answer -> tags.addAll(answer.provenance().tags()));
    return tags;
  }
}
