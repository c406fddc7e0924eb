package dev.bulletin.gateway.delivery;

import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Repeater;
import dev.bulletin.common.lifecycle.Shutdown;
import dev.bulletin.gateway.delivery.CheckedHosts.Names;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes from the outbox what is due and brings it. Each instance of the gateway has one; what one
 * has in hand the others leave to it.
 */
public final class Courier extends VerticleBase {
  private static final Logger log = LoggerFactory.getLogger(Courier.class);

  /** So many at once, of all hooks together. */
  static final int MOST = 32;

  /** Beyond an attempt's own time, for what has to be noted of it. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  private static final Duration TIDY_EVERY = Duration.ofMinutes(10);

  private final Outbox outbox;
  private final DeliveryConfig config;
  private final Node node;
  private final Set<Future<?>> underWay = new HashSet<>();
  private final Map<Long, Integer> underWayByHook = new HashMap<>();
  private List<Repeater> repeaters = List.of();
  private final Receivers receivers;

  Courier(Node node, Outbox outbox, DeliveryConfig config, Names names) {
    this.node = node;
    this.outbox = outbox;
    this.config = config;
    this.receivers = Receivers.open(node.vertx(), config, names, node.clock());
    // Each is given out from the start, so that a first one is seen as one more than none.
    Arrays.stream(Outcome.Kind.values()).forEach(kind -> attempts(node.meters(), kind));
  }

  /** Begins to bring what is due. */
  public static Future<?> deploy(Node node, Outbox outbox, DeliveryConfig config) {
    return node.vertx()
        .deployVerticle(new Courier(node, outbox, config, InetAddress::getAllByName))
        .onSuccess(id -> node.shutdown().add(Shutdown.Stage.WORK, () -> node.vertx().undeploy(id)));
  }

  @Override
  public Future<?> start() {
    repeaters =
        List.of(
            new Repeater(vertx, "delivery", config.period(), this::look),
            new Repeater(
                vertx, "tidying of deliveries", TIDY_EVERY, () -> outbox.tidy(config.retention())));
    repeaters.forEach(Repeater::start);
    return Future.succeededFuture();
  }

  /** What is under way has its time to end. */
  @Override
  public Future<?> stop() {
    return Future.join(repeaters.stream().map(Repeater::stop).toList())
        .compose(stopped -> underWay.isEmpty() ? stopped : Future.join(List.copyOf(underWay)))
        .eventually(receivers::close);
  }

  private Future<?> look() {
    int free = MOST - underWay.size();
    return free == 0
        ? Future.succeededFuture()
        : outbox.take(free, busy(), config.timeout().plus(GRACE)).onSuccess(this::bringAll);
  }

  /** Of whom nothing more is taken for now. */
  private Set<Long> busy() {
    return underWayByHook.entrySet().stream()
        .filter(hook -> hook.getValue() >= Outbox.MOST_OF_ONE)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private void bringAll(List<Parcel> parcels) {
    parcels.forEach(this::begin);
  }

  private void begin(Parcel parcel) {
    Future<?> bringing = bring(parcel);
    underWay.add(bringing);
    underWayByHook.merge(parcel.hook(), 1, Integer::sum);
    bringing.onComplete(done -> end(parcel, bringing));
  }

  private void end(Parcel parcel, Future<?> brought) {
    underWay.remove(brought);
    underWayByHook.computeIfPresent(parcel.hook(), (hook, count) -> count > 1 ? count - 1 : null);
  }

  /** Never fails: what cannot be noted is brought again when it is no longer in hand. */
  private Future<Void> bring(Parcel parcel) {
    return receivers
        .post(parcel)
        .compose(outcome -> note(parcel, outcome))
        .onFailure(failure -> log.warn("the outcome of {} is not noted", parcel, failure))
        .otherwiseEmpty();
  }

  private Future<Void> note(Parcel parcel, Outcome outcome) {
    attempts(node.meters(), outcome.kind()).increment();
    if (outcome.isDelivered()) {
      return outbox.succeed(parcel, outcome);
    }
    log.debug("{}: {}", parcel, outcome.kind());
    double chance = ThreadLocalRandom.current().nextDouble();
    Duration pause = config.pauses().after(parcel.attempt(), outcome.wish(), chance);
    return outbox
        .fail(parcel, outcome, config.pauses().tries(), pause)
        .compose(noted -> switchOff(parcel, outcome));
  }

  private static Counter attempts(MeterRegistry meters, Outcome.Kind kind) {
    return Counter.builder("bulletin.hook.attempts")
        .description("attempts to tell programs of others")
        .tag("outcome", kind.code())
        .register(meters);
  }

  private Future<Void> switchOff(Parcel parcel, Outcome outcome) {
    return outbox
        .switchOff(parcel.hook(), outcome.isGone() ? Duration.ZERO : config.offAfter())
        .onSuccess(off -> tell(parcel, off))
        .mapEmpty();
  }

  private static void tell(Parcel parcel, boolean off) {
    if (off) {
      log.warn("hook {} has failed for too long and is switched off", parcel.name());
    }
  }
}
