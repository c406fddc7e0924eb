package dev.bulletin.dashboard.poll;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.dashboard.series.LatestSamples;
import dev.bulletin.dashboard.series.LowerTermException;
import dev.bulletin.dashboard.series.Refusal;
import dev.bulletin.dashboard.series.SampleStore;
import dev.bulletin.dashboard.series.Snapshot;
import dev.bulletin.dashboard.summary.RoomTiles;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes samples in: stores them, shares what is new, and tells everyone of it. What was polled by
 * an instance that is no longer to poll is told to nobody. Thread-safe.
 */
public final class Intake {
  private static final Logger log = LoggerFactory.getLogger(Intake.class);

  private final Duty duty;
  private final LatestSamples latest;
  private final SampleStore history;
  private final SampleStore shared;
  private final TypedBus bus;
  private final RoomTiles rooms;

  public Intake(
      Duty duty,
      LatestSamples latest,
      SampleStore history,
      SampleStore shared,
      TypedBus bus,
      RoomTiles rooms) {
    this.duty = duty;
    this.latest = latest;
    this.history = history;
    this.shared = shared;
    this.bus = bus;
    this.rooms = rooms;
  }

  /**
   * Ends when everyone has been told. What could not be stored is told to nobody; what could not be
   * shared is. Shared first and told then, so that an instance that just starts, and listens before
   * it reads, misses nothing.
   *
   * @return those that are refused, as a rule none
   */
  public Future<List<Refusal>> accept(Samples samples) {
    List<Sample> wanted = wanted(samples);
    return wanted.isEmpty()
        ? Future.succeededFuture(List.of())
        : history
            .keep(new Samples(samples.term(), wanted))
            .compose(refused -> pass(samples.term(), wanted, refused).map(refused));
  }

  /** The same for samples that nobody has polled: all are stored, also those of the past. */
  public Future<List<Refusal>> acceptPushed(List<Sample> samples) {
    return accept(new Samples(Samples.PUSHED, samples));
  }

  /** A source repeats itself; of what is pushed, older samples are history, too. */
  private List<Sample> wanted(Samples samples) {
    return samples.term() == Samples.PUSHED
        ? samples.samples()
        : latest.known().newsIn(samples.samples());
  }

  private Future<Void> pass(long term, List<Sample> stored, List<Refusal> refused) {
    Set<Sample> dropped = refused.stream().map(Refusal::sample).collect(Collectors.toSet());
    List<Sample> kept = stored.stream().filter(sample -> !dropped.contains(sample)).toList();
    Samples news = new Samples(term, latest.known().newsIn(newest(kept)));
    return news.samples().isEmpty()
        ? Future.succeededFuture()
        : share(news).compose(shared -> tellIfOnDuty(news));
  }

  /** Of each series the newest alone: what is pushed may bring its past along. */
  private static List<Sample> newest(List<Sample> samples) {
    Snapshot newest = Snapshot.EMPTY.with(samples);
    return samples.stream()
        .filter(sample -> newest.newest(sample.series()).equals(Optional.of(sample)))
        .distinct()
        .toList();
  }

  private Future<Void> share(Samples news) {
    return shared.keep(news).<Void>mapEmpty().recover(Intake::goOnWithout);
  }

  private static Future<Void> goOnWithout(Throwable failure) {
    if (failure instanceof LowerTermException) {
      return Future.failedFuture(failure);
    }
    log.debug("the latest samples are not shared", failure);
    return Future.succeededFuture();
  }

  /** A pause between storing and telling may have been long. */
  private Future<Void> tellIfOnDuty(Samples news) {
    return news.term() == Samples.PUSHED || duty.term().equals(OptionalLong.of(news.term()))
        ? tell(news)
        : Future.succeededFuture();
  }

  private Future<Void> tell(Samples news) {
    bus.publish(DashboardContract.SAMPLES, news);
    bus.publish(
        RealtimeContract.PUBLISH, rooms.of(news.samples(), latest.known().with(news.samples())));
    return Future.succeededFuture();
  }
}
