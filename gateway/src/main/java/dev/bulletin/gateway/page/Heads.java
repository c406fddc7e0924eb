package dev.bulletin.gateway.page;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportView;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the pages say about themselves, in one language. Immutable. */
final class Heads {
  private static final Set<Language> EVERY_LANGUAGE = EnumSet.allOf(Language.class);
  private static final String REPORTS_ROOM = "reports";

  private final Words words;

  Heads(Words words) {
    this.words = words;
  }

  Head home(Optional<DashboardSummary> market, Optional<ReportPage> reports) {
    return new Head(
        Section.HOME,
        words.text("home.title"),
        words.text("site.description"),
        Places.HOME,
        EVERY_LANGUAGE,
        Stream.concat(
                market.stream().map(summary -> DashboardContract.tag(summary.name())),
                reports.stream().map(page -> REPORTS_ROOM))
            .toList(),
        market.map(DashboardSummary::simulated).orElse(false),
        outdatedSince(Stream.concat(market.stream(), reports.stream())));
  }

  Head dashboard(DashboardSummary summary) {
    String key = "dashboard." + summary.name();
    return new Head(
        Section.DASHBOARDS,
        words.text(key + ".title"),
        words.text(key + ".description"),
        Places.dashboard(summary.name()),
        EVERY_LANGUAGE,
        List.of(DashboardContract.tag(summary.name())),
        summary.simulated(),
        outdatedSince(Stream.of(summary)));
  }

  Head reports(ReportPage page) {
    return new Head(
        Section.REPORTS,
        words.text("reports.title"),
        words.text("reports.description"),
        Places.REPORTS,
        EVERY_LANGUAGE,
        List.of(REPORTS_ROOM),
        /* simulated= */ false,
        outdatedSince(Stream.of(page)));
  }

  Head report(ReportAnswer answer) {
    ReportView report = answer.report();
    return new Head(
        Section.REPORTS,
        report.title(),
        report.summary().isBlank() ? words.text("site.description") : report.summary(),
        Places.report(report.slug()),
        report.languages(),
        /* rooms= */ List.of(),
        /* simulated= */ false,
        outdatedSince(Stream.of(answer)));
  }

  Head problem(ProblemView problem) {
    return new Head(
        Section.NONE,
        problem.title(),
        problem.what(),
        /* place= */ null,
        EVERY_LANGUAGE,
        /* rooms= */ List.of(),
        /* simulated= */ false,
        /* outdatedSince= */ null);
  }

  /** The oldest time of what is outdated; null when all is as new as it should be. */
  private static @Nullable Instant outdatedSince(Stream<? extends Answer> answers) {
    return answers
        .map(Answer::provenance)
        .filter(Provenance::stale)
        .map(Provenance::asOf)
        .min(Instant::compareTo)
        .orElse(null);
  }
}
