package dev.bulletin.dashboard.summary;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.lifecycle.Repeater;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RoomMessages;
import dev.bulletin.dashboard.series.LatestSamples;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Looks each second which tiles have come to show a fallback, because what they showed is stale.
 * All instances look, so that whoever comes to lead knows; the one that leads tells.
 */
public final class FallbackWatch {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final TypedBus bus;
  private final LatestSamples latest;
  private final RoomTiles rooms;
  private final BooleanSupplier leading;
  private final Repeater repeater;

  public FallbackWatch(
      Vertx vertx, TypedBus bus, LatestSamples latest, RoomTiles rooms, BooleanSupplier leading) {
    this.bus = bus;
    this.latest = latest;
    this.rooms = rooms;
    this.leading = leading;
    this.repeater = new Repeater(vertx, "looking for fallbacks", PERIOD, this::look);
  }

  public void start() {
    repeater.start();
  }

  public Future<Void> stop() {
    return repeater.stop();
  }

  private Future<Void> look() {
    RoomMessages changed = rooms.ofFallbacks(latest.known());
    if (leading.getAsBoolean() && !changed.messages().isEmpty()) {
      bus.publish(RealtimeContract.PUBLISH, changed);
    }
    return Future.succeededFuture();
  }
}
