package dev.bulletin.gateway.edge;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.report.Language;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes pages of their HTML, and knows how long each holds. Thread-safe. */
final class HtmlFinisher {
  /** A page that lacks something, or shows something old, is tried again soon. */
  static final Duration LACKING_HOLDS = Duration.ofSeconds(2);

  /** Figures age even when nothing new comes, and a page must not go on calling them live. */
  private static final Duration FIGURES_HOLD = Duration.ofSeconds(5);

  private final Finisher finisher;
  private final Duration freshFor;

  HtmlFinisher(Finisher finisher, Duration freshFor) {
    this.finisher = finisher;
    this.freshFor = freshFor;
  }

  /** A page that was made from these answers. */
  Future<MadePage> finish(PageAddress address, Future<Buffer> html, List<Answer> answers) {
    return finish(address, html, answers, holds(answers));
  }

  Future<MadePage> finish(
      PageAddress address, Future<Buffer> html, List<Answer> answers, Duration holds) {
    return html.compose(body -> compress(address.language(), body))
        .map(finished -> new MadePage(finished, tags(address, answers), holds));
  }

  private Future<Finished> compress(Language language, Buffer body) {
    var kind = new Finished.Kind("text/html; charset=utf-8", language.code(), "no-cache");
    return finisher.finish(kind, body);
  }

  /** How long a page holds that has all that it should have. */
  Duration holds(List<Answer> answers) {
    if (answers.stream().anyMatch(answer -> answer.provenance().stale())) {
      return LACKING_HOLDS;
    }
    boolean figures = answers.stream().anyMatch(DashboardSummary.class::isInstance);
    return figures && freshFor.compareTo(FIGURES_HOLD) > 0 ? FIGURES_HOLD : freshFor;
  }

  private static Set<String> tags(PageAddress address, List<Answer> answers) {
    Set<String> tags = new HashSet<>(address.tags());
    answers.forEach(answer -> tags.addAll(answer.provenance().tags()));
    return tags;
  }
}
