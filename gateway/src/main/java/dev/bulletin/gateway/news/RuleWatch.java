package dev.bulletin.gateway.news;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.ListSeries;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import dev.bulletin.contract.dashboard.SeriesPage;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.contract.realtime.RoomMessages;
import dev.bulletin.gateway.delivery.HookEvent;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges rules by the newest values there are; those of a tick are one. Lives on one event loop.
 */
final class RuleWatch {
  private static final String ROOM = "alerts";
  private static final int PAGE = 1_000;

  private final TypedBus bus;
  private final RuleMemory memory;
  private final Clock clock;
  private final NewestSamples newest = new NewestSamples();
  private Instant listeningSince;

  RuleWatch(TypedBus bus, RuleMemory memory, Clock clock) {
    this.bus = bus;
    this.memory = memory;
    this.clock = clock;
    this.listeningSince = clock.instant();
  }

  void hear(Samples samples) {
    newest.hear(samples.samples());
  }

  /** Asks for the newest values, of which nothing may have been heard for a while. */
  Future<Void> catchUp() {
    return read(null).onSuccess(read -> listeningSince = clock.instant());
  }

  private Future<Void> read(@Nullable String after) {
    return bus.ask(DashboardContract.LIST_SERIES, new ListSeries("", after, PAGE))
        .compose(this::readOn);
  }

  private Future<Void> readOn(SeriesPage page) {
    page.series().forEach(newest::hear);
    return page.next() == null ? Future.succeededFuture() : read(page.next());
  }

  /** Judges all rules, one after the other. */
  Future<Void> judge() {
    return memory.read().compose(this::judge);
  }

  private Future<Void> judge(List<WatchedRule> rules) {
    Future<Void> judged = Future.succeededFuture();
    for (WatchedRule rule : rules) {
      judged = judged.compose(before -> judge(rule));
    }
    return judged;
  }

  private Future<Void> judge(WatchedRule rule) {
    return rule.kind().isOfSeries() ? judgeSeries(rule) : judgeSource(rule);
  }

  private Future<Void> judgeSeries(WatchedRule rule) {
    return newest
        .ofSeries(rule.subject())
        .map(sample -> judge(rule, sample))
        .orElseGet(Future::succeededFuture);
  }

  private Future<Void> judge(WatchedRule rule, Sample sample) {
    return switch (rule.judge(sample.value(), sample.at())) {
      case STAY -> Future.succeededFuture();
      case CROSS -> memory.cross(rule, sample.at());
      case RETURN -> memory.cross(rule, null);
      case RAISE, CLEAR -> turn(rule, sample.value(), sample.at());
    };
  }

  /**
   * Of a source that was never heard of, its silence begins when somebody began to listen, and it
   * ends when something is heard.
   */
  private Future<Void> judgeSource(WatchedRule rule) {
    @Nullable Instant heard = newest.ofSource(rule.subject()).orElse(null);
    if (heard == null && rule.raised()) {
      return Future.succeededFuture();
    }
    Instant listened = rule.updatedAt().isAfter(listeningSince) ? rule.updatedAt() : listeningSince;
    return switch (rule.judge(heard == null ? listened : heard, clock.instant())) {
      case STAY, CROSS, RETURN -> Future.succeededFuture();
      case RAISE, CLEAR -> turn(rule, null, heard);
    };
  }

  private Future<Void> turn(WatchedRule rule, @Nullable BigDecimal value, @Nullable Instant at) {
    return memory
        .turn(rule, value, at, clock.instant())
        .onSuccess(told -> told.ifPresent(event -> publish(rule, event)))
        .mapEmpty();
  }

  /** To whoever is in the room; those who were told before are not told again. */
  private void publish(WatchedRule rule, HookEvent event) {
    var message =
        new RoomMessage(
            ROOM, RoomKind.STREAM, "alert", rule.name(), event.at(), event.id(), event.body());
    bus.publish(RealtimeContract.PUBLISH, new RoomMessages(List.of(message)));
  }
}
