package dev.bulletin.gateway.edge;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.contract.dashboard.CandleHistory;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.FigureFormat.Style;
import dev.bulletin.contract.dashboard.Panel.Kind;
import dev.bulletin.contract.dashboard.ReadCandles;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.SeriesHistory;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.gateway.board.ExampleBoards;
import dev.bulletin.gateway.board.Range;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HistoryReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:10:05Z");
  private static final Provenance FRESH = Provenance.fresh("1", Set.of(), NOW);
  private static final Tile TILE = ExampleBoards.tile("a", "41", "", Style.DECIMAL, NOW, false);
  private static final DashboardSummary LINES =
      ExampleBoards.one(FRESH, Kind.TIME_SERIES, List.of(TILE));

  private final Vertx vertx = Vertx.vertx();
  private final AtomicLong nanos = new AtomicLong();
  private final List<Record> asked = new ArrayList<>();
  private Future<?> gate = Future.succeededFuture();
  private final HistoryReader reader =
      new HistoryReader(
          vertx, Clock.fixed(NOW, ZoneOffset.UTC), nanos::get, this::series, this::candles);

  private Future<SeriesHistory> series(ReadSeries question) {
    asked.add(question);
    return gate.map(open -> ExampleBoards.history(question, LINES));
  }

  private Future<CandleHistory> candles(ReadCandles question) {
    asked.add(question);
    return gate.map(open -> new CandleHistory(FRESH, question.series(), 60, List.of(), null));
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().await(60, SECONDS);
  }

  @Test
  void goesOnWithoutWhatNeverComes() throws Exception {
    gate = Promise.promise().future();
    HistoryReader.Read read = read(LINES, Range.DAY);
    assertThat(read.complete()).isFalse();
    assertThat(read.histories().lines()).isEmpty();
  }

  @Test
  void joinsWhatIsUnderWayAndHasItWhenItHasCome() throws Exception {
    Promise<Void> opened = Promise.promise();
    gate = opened.future();
    read(LINES, Range.DAY);
    opened.complete();
    assertThat(read(LINES, Range.DAY).complete()).isTrue();
    assertThat(asked).hasSize(1);
  }

  @Test
  void asksAgainAfterAMinuteAndForEachRange() throws Exception {
    read(LINES, Range.DAY);
    read(LINES, Range.DAY);
    assertThat(asked).hasSize(1);
    read(LINES, Range.WEEK);
    assertThat(asked).hasSize(2);
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    read(LINES, Range.DAY);
    assertThat(asked).hasSize(3);
  }

  @Test
  void doesNotRememberWhatFailed() throws Exception {
    gate = Future.failedFuture("broken");
    assertThat(read(LINES, Range.DAY).complete()).isFalse();
    gate = Future.succeededFuture();
    assertThat(read(LINES, Range.DAY).complete()).isTrue();
  }

  @Test
  void asksForCandlesWhereCandlesAreShownAndForNothingWhereNoneAre() throws Exception {
    read(ExampleBoards.one(FRESH, Kind.CANDLESTICK, List.of(TILE)), Range.DAY);
    assertThat(asked).hasOnlyElementsOfType(ReadCandles.class).hasSize(1);
    read(ExampleBoards.one(FRESH, Kind.TABLE, List.of(TILE)), Range.DAY);
    assertThat(asked).hasSize(1);
  }

  private HistoryReader.Read read(DashboardSummary summary, Range range) throws Exception {
    return reader.read(summary, range).await(60, SECONDS);
  }
}
