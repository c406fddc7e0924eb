package dev.bulletin.gateway.status;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Heard;
import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.ListDashboards;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RealtimeSurvey;
import dev.bulletin.contract.realtime.SurveyRealtime;
import dev.bulletin.contract.report.CountTags;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportContract;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks each part for something small, as often as it is told to, and remembers since when the
 * answers are as they are. Thread-safe.
 */
public final class StatusWatch {
  private final TypedBus bus;
  private final Clock clock;
  private final Map<Part, PartState> states = new ConcurrentHashMap<>();

  public StatusWatch(TypedBus bus, Clock clock) {
    this.bus = bus;
    this.clock = clock;
  }

  /** Looks at every part now. Does not fail: who gives no answer is away. */
  public Future<List<PartState>> look() {
    Future<Condition> reports =
        condition(bus.ask(ReportContract.COUNT_TAGS, new CountTags(Language.EN)));
    Future<Condition> dashboards = condition(bus.ask(DashboardContract.LIST, new ListDashboards()));
    Future<Condition> live =
        bus.askAll(RealtimeContract.SURVEY, new SurveyRealtime(1)).map(StatusWatch::ofAll);
    return Future.all(reports, dashboards, live)
        .map(
            all -> {
              note(Part.REPORTS, reports.result());
              note(Part.DASHBOARDS, dashboards.result());
              note(Part.LIVE, live.result());
              return states();
            });
  }

  private static Future<Condition> condition(Future<? extends Answer> answer) {
    return answer
        .map(given -> given.provenance().stale() ? Condition.LIMITED : Condition.WORKS)
        .otherwise(Condition.AWAY);
  }

  private static Condition ofAll(List<Heard<RealtimeSurvey>> heard) {
    long answered = heard.stream().filter(one -> one.answer().isPresent()).count();
    if (answered == 0) {
      return Condition.AWAY;
    }
    return answered < heard.size() ? Condition.LIMITED : Condition.WORKS;
  }

  private void note(Part part, Condition condition) {
    Instant now = clock.instant();
    states.merge(
        part,
        new PartState(part, condition, now, /* changed= */ false),
        (before, found) -> before.next(found.condition(), now));
  }

  private List<PartState> states() {
    return Arrays.stream(Part.values()).map(states::get).toList();
  }
}
