package dev.bulletin.gateway.page;

import dev.bulletin.common.words.Words;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.status.Condition;
import dev.bulletin.gateway.status.PartState;
import dev.bulletin.gateway.status.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Tells in one language what works. Immutable. */
final class StatusViews {
  private final Words words;
  private final Times times;

  StatusViews(Language language, Words words) {
    this.words = words;
    this.times = new Times(language.locale(), words);
  }

  StatusView of(List<PartState> parts, List<DashboardSummary> boards, Instant now) {
    long missing = SourceState.missing(boards);
    return new StatusView(
        words.text(isAllWell(parts) ? "status.good" : "status.bad"),
        Times.attribute(now),
        times.clock(now, now),
        parts.stream().map(this::line).toList(),
        SourceState.of(boards).stream().map(source -> line(source, now)).toList(),
        missing == 0 ? "" : words.text("status.missing", "n", missing));
  }

  private static boolean isAllWell(List<PartState> parts) {
    return parts.stream().allMatch(part -> part.condition() == Condition.WORKS);
  }

  private StatusView.PartLine line(PartState state) {
    String part = "status." + state.part().code();
    boolean works = state.condition() == Condition.WORKS;
    return new StatusView.PartLine(
        words.text(part + ".name"),
        state.condition().code(),
        words.text("status." + state.condition().code()),
        works ? "" : words.text(part + "." + state.condition().code()),
        Times.attribute(state.since()),
        times.moment(state.since()),
        state.changed());
  }

  private StatusView.SourceLine line(SourceState source, Instant now) {
    Duration age = Duration.between(source.newest(), now);
    return new StatusView.SourceLine(
        source.title(),
        Times.attribute(source.newest()),
        times.clock(source.newest(), now),
        source.stale() ? words.text("script.stale", "age", times.age(age)) : "");
  }
}
