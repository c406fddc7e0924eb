package dev.bulletin.realtime.control;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.realtime.CloseReader;
import dev.bulletin.contract.realtime.ReadersClosed;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RealtimeSurvey;
import dev.bulletin.contract.realtime.SurveyRealtime;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.reader.Connections;
import dev.bulletin.realtime.reader.Facilities;
import dev.bulletin.realtime.reader.Halls;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** Answers what is asked of this node by those who look after it, and does what they order. */
public final class WatchCalls {
  /** However many look on, readers are counted no more often. */
  private static final Duration FRESH = Duration.ofMillis(500);

  private final Halls halls;
  private final Shared<RealtimeSurvey> surveys;

  public WatchCalls(
      Node node,
      Halls halls,
      Connections connections,
      Facilities facilities,
      RealtimeMetrics metrics) {
    this.halls = halls;
    var survey = new NodeSurvey(node, halls, connections, facilities, metrics);
    survey.start();
    this.surveys = new Shared<>(FRESH, survey::make);
  }

  /** The future ends when the other nodes know that this one answers. */
  public Future<Void> answer(TypedBus bus) {
    return Future.all(
            bus.answer(RealtimeContract.SURVEY, this::survey),
            bus.answer(RealtimeContract.CLOSE_READER, this::close))
        .mapEmpty();
  }

  private Future<RealtimeSurvey> survey(SurveyRealtime question) {
    int limit = Math.max(1, Math.min(question.limit(), SurveyRealtime.MAX));
    return surveys.at(System.nanoTime()).map(whole -> cut(whole, limit));
  }

  private static RealtimeSurvey cut(RealtimeSurvey whole, int limit) {
    return new RealtimeSurvey(
        whole.provenance(),
        whole.node(),
        whole.traffic(),
        whole.connections(),
        whole.closes(),
        cut(whole.rooms(), limit),
        cut(whole.slowest(), limit),
        cut(whole.busiest(), limit));
  }

  private static <T> List<T> cut(List<T> all, int limit) {
    return all.subList(0, Math.min(all.size(), limit));
  }

  private Future<ReadersClosed> close(CloseReader order) {
    order.principal().require(RealtimeContract.USERS_SCOPE);
    return halls.close(order.client()).map(ReadersClosed::new);
  }
}
