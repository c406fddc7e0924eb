package dev.bulletin.dashboard.poll;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.history.CandleBatch;
import dev.bulletin.dashboard.history.CandleStore;
import dev.bulletin.dashboard.indicator.ClosedCandles;
import dev.bulletin.dashboard.series.CandleLength;
import dev.bulletin.dashboard.series.SeriesName;
import dev.bulletin.dashboard.source.Freshness;
import dev.bulletin.dashboard.source.Gathered;
import dev.bulletin.dashboard.source.SeriesOffer;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The relative strength index of daily candles, and the change of volume of hourly ones. Each is of
 * the time at which the last of its candles ended.
 */
public final class CandleFigures implements Computation {
  private static final Duration STRENGTH_GOOD_FOR = Duration.ofDays(2);
  private static final Duration VOLUME_GOOD_FOR = Duration.ofHours(2);

  /** So many that what came before them does not show. */
  private static final int DAYS = 250;

  /** Two days, the hour that has not ended, and one that an answer may be behind. */
  private static final int HOURS = 50;

  /** By so much the exchange's clock may be behind ours: its candle has ended then too. */
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);

  private final CandleStore kept;
  private final String name;
  private final List<String> pairs;

  /** Of pairs such as {@code BTC-USDT}, in samples that name that source. */
  public CandleFigures(CandleStore kept, String name, List<String> pairs) {
    this.kept = kept;
    this.name = name;
    this.pairs = List.copyOf(pairs);
  }

  @Override
  public List<SeriesOffer> offers() {
    return pairs.stream().flatMap(this::offers).toList();
  }

  private Stream<SeriesOffer> offers(String pair) {
    return Stream.of(
        new SeriesOffer(SeriesName.rsi14(pair), name, Freshness.of(STRENGTH_GOOD_FOR)),
        new SeriesOffer(SeriesName.volumeChange24h(pair), name, Freshness.of(VOLUME_GOOD_FOR)));
  }

  @Override
  public Future<List<Sample>> of(Gathered gathered) {
    List<String> news = gathered.candles().stream().map(CandleBatch::series).toList();
    Instant moment = gathered.askedAt().minus(CLOCKS_DIFFER);
    List<Future<Optional<Sample>>> samples =
        pairs.stream().flatMap(pair -> of(pair, news, moment)).toList();
    return Future.all(samples)
        .map(all -> samples.stream().map(Future::result).flatMap(Optional::stream).toList());
  }

  private Stream<Future<Optional<Sample>>> of(String pair, List<String> news, Instant moment) {
    Stream.Builder<Future<Optional<Sample>>> samples = Stream.builder();
    if (news.contains(CandleLength.DAY.series(pair))) {
      samples.add(strength(pair, moment));
    }
    if (news.contains(CandleLength.HOUR.series(pair))) {
      samples.add(volumeChange(pair, moment));
    }
    return samples.build();
  }

  private Future<Optional<Sample>> strength(String pair, Instant moment) {
    return closed(pair, CandleLength.DAY, DAYS, moment)
        .map(days -> sample(SeriesName.rsi14(pair), days, ClosedCandles::rsi14));
  }

  private Future<Optional<Sample>> volumeChange(String pair, Instant moment) {
    return closed(pair, CandleLength.HOUR, HOURS, moment)
        .map(hours -> sample(SeriesName.volumeChange24h(pair), hours, ClosedCandles::volumeChange));
  }

  private Future<ClosedCandles> closed(
      String pair, CandleLength length, int count, Instant moment) {
    return kept.last(length.series(pair), count)
        .map(candles -> ClosedCandles.of(candles, length.duration(), moment));
  }

  private Optional<Sample> sample(
      String series, ClosedCandles candles, Function<ClosedCandles, Optional<BigDecimal>> figure) {
    return figure
        .apply(candles)
        .flatMap(value -> candles.end().map(end -> new Sample(series, value, end, name)));
  }
}
