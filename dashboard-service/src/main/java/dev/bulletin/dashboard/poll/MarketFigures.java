package dev.bulletin.dashboard.poll;

import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.history.SeriesReader;
import dev.bulletin.dashboard.indicator.Change;
import dev.bulletin.dashboard.indicator.NearestPoint;
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

/**
 * How the volume of the whole market has changed: against the sample that is the nearest to a day
 * before, within half an hour. Until there is one, there is no figure.
 */
public final class MarketFigures implements Computation {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration DISTANCE = Duration.ofMinutes(30);

  /** More than there are in an hour, so that none is thinned out. */
  private static final int POINTS = 2_000;

  private final SeriesReader history;
  private final String name;
  private final Freshness freshness;

  /** In samples that name that source, and are good for as long as what they are made of. */
  public MarketFigures(SeriesReader history, String name, Freshness freshness) {
    this.history = history;
    this.name = name;
    this.freshness = freshness;
  }

  @Override
  public List<SeriesOffer> offers() {
    return List.of(new SeriesOffer(SeriesName.MARKET_VOLUME_CHANGE24H, name, freshness));
  }

  @Override
  public Future<List<Sample>> of(Gathered gathered) {
    return gathered.samples().stream()
        .filter(sample -> sample.series().equals(SeriesName.MARKET_VOLUME24H))
        .findFirst()
        .map(this::volumeChange)
        .orElseGet(() -> Future.succeededFuture(List.of()));
  }

  private Future<List<Sample>> volumeChange(Sample volume) {
    Instant dayBefore = volume.at().minus(DAY);
    var question =
        new ReadSeries(
            volume.series(),
            dayBefore.minus(DISTANCE),
            dayBefore.plus(DISTANCE).plusMillis(1),
            POINTS);
    return history
        .read(question)
        .map(points -> NearestPoint.to(dayBefore, DISTANCE, points.orElse(List.of())))
        .map(before -> before.flatMap(point -> Change.percent(point.value(), volume.value())))
        .map(change -> change.map(value -> sample(volume, value)))
        .map(Optional::stream)
        .map(samples -> samples.toList());
  }

  private Sample sample(Sample volume, BigDecimal change) {
    return new Sample(SeriesName.MARKET_VOLUME_CHANGE24H, change, volume.at(), name);
  }
}
