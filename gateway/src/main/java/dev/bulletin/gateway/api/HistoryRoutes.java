package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.dashboard.Candle;
import dev.bulletin.contract.dashboard.CandleHistory;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.ReadCandles;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.SeriesHistory;
import dev.bulletin.contract.dashboard.SeriesPoint;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How series have moved, as JSON or as a table. */
final class HistoryRoutes implements Routes {
  private static final int OK = 200;
  private static final Duration RANGE = Duration.ofDays(1);

  private final TypedBus bus;
  private final Clock clock;

  HistoryRoutes(TypedBus bus, Clock clock) {
    this.bus = bus;
    this.clock = clock;
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, SeriesRoutes.SERIES + "/:name").get(Admission.OPEN, this::readSeries).end();
    Resource.at(router, SeriesRoutes.SERIES + "/:name/candles")
        .get(Admission.OPEN, this::readCandles)
        .end();
  }

  private void readSeries(RoutingContext ctx) {
    Parameters query = Parameters.of(ctx);
    Span span = span(query);
    int points = query.integer("points", 500, 2, 2_000);
    boolean csv = CsvAnswers.isWanted(ctx, query);
    var question = new ReadSeries(PathParameters.series(ctx), span.from(), span.to(), points);
    bus.ask(DashboardContract.READ_SERIES, question)
        .onSuccess(history -> send(ctx, csv, history))
        .onFailure(ctx::fail);
  }

  private void readCandles(RoutingContext ctx) {
    Parameters query = Parameters.of(ctx);
    Span span = span(query);
    int candles = query.integer("candles", 200, 2, 1_000);
    boolean csv = CsvAnswers.isWanted(ctx, query);
    var question = new ReadCandles(PathParameters.series(ctx), span.from(), span.to(), candles);
    bus.ask(DashboardContract.READ_CANDLES, question)
        .onSuccess(history -> send(ctx, csv, history))
        .onFailure(ctx::fail);
  }

  private record Span(Instant from, Instant to) {}

  private Span span(Parameters query) {
    Instant to = query.time("to", soon());
    return new Span(query.time("from", to.minus(RANGE)), to);
  }

  /** Whole seconds, so that who asks at the same time asks the same. */
  private Instant soon() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
  }

  private static void send(RoutingContext ctx, boolean csv, SeriesHistory history) {
    if (csv) {
      CsvAnswers.send(
          ctx,
          history.series(),
          List.of("time", "value"),
          history.points().stream().map(HistoryRoutes::row));
    } else {
      JsonAnswers.send(ctx, OK, history);
    }
  }

  private static List<Object> row(SeriesPoint point) {
    return List.of(point.at(), point.value());
  }

  private static void send(RoutingContext ctx, boolean csv, CandleHistory history) {
    if (csv) {
      CsvAnswers.send(
          ctx,
          history.series(),
          List.of("time", "open", "high", "low", "close", "volume"),
          history.candles().stream().map(HistoryRoutes::row));
    } else {
      JsonAnswers.send(ctx, OK, history);
    }
  }

  private static List<Object> row(Candle candle) {
    return List.of(
        candle.at(),
        candle.open(),
        candle.high(),
        candle.low(),
        candle.close(),
        candle.volume() == null ? "" : candle.volume());
  }
}
