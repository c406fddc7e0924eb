package dev.bulletin.dashboard.poll;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.dashboard.definition.RoomTiles;
import dev.bulletin.dashboard.series.LatestSamples;
import dev.bulletin.dashboard.series.SampleStore;
import io.vertx.core.Future;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes samples in: stores what is new, shares it, and tells everyone. Thread-safe. */
public final class Intake {
  private static final Logger log = LoggerFactory.getLogger(Intake.class);

  private final LatestSamples latest;
  private final SampleStore history;
  private final SampleStore shared;
  private final TypedBus bus;
  private final RoomTiles rooms;

  public Intake(
      LatestSamples latest,
      SampleStore history,
      SampleStore shared,
      TypedBus bus,
      RoomTiles rooms) {
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
   */
  public Future<Void> accept(List<Sample> samples) {
    List<Sample> news = latest.known().newsIn(samples);
    if (news.isEmpty()) {
      return Future.succeededFuture();
    }
    return history.keep(news).compose(kept -> share(news)).compose(shared -> tell(news));
  }

  private Future<Void> share(List<Sample> news) {
    return shared.keep(news).recover(Intake::goOnWithout);
  }

  private static Future<Void> goOnWithout(Throwable failure) {
    log.debug("the latest samples are not shared", failure);
    return Future.succeededFuture();
  }

  private Future<Void> tell(List<Sample> news) {
    bus.publish(DashboardContract.SAMPLES, new Samples(news));
    bus.publish(RealtimeContract.PUBLISH, rooms.of(news, latest.known().with(news)));
    return Future.succeededFuture();
  }
}
