package dev.bulletin.common.bus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Announces this node to the suite and keeps the {@link Directory} by what the others announce. A
 * new node is greeted at once, so that it knows everyone without waiting a period.
 */
public final class Announcer {
  private final Vertx vertx;
  private final TypedBus bus;
  private final Directory directory;
  private final String id;
  private final Set<String> services = ConcurrentHashMap.newKeySet();
  private final Map<String, String> endpoints = new ConcurrentHashMap<>();
  private volatile boolean leaving;
  private long timer = -1;

  /** Announces the node with that instance id. */
  public Announcer(Vertx vertx, TypedBus bus, Directory directory, String id) {
    this.vertx = vertx;
    this.bus = bus;
    this.directory = directory;
    this.id = id;
  }

  /** Starts to listen and to announce. */
  public Future<Void> start() {
    timer = vertx.setPeriodic(Directory.PERIOD_MILLIS, tick -> period());
    return bus.subscribe(Announcement.TOPIC, this::hear).onSuccess(known -> announce());
  }

  /** From now on the node answers for the service. */
  public void serve(String service) {
    services.add(service);
    announce();
  }

  /** From now on the port is reached there, as {@code host:port}. */
  public void reachable(String endpoint, String address) {
    endpoints.put(endpoint, address);
  }

  /** Nobody asks this node from now on; it still answers what is under way. */
  public void leave() {
    leaving = true;
    announce();
  }

  /** Falls silent. */
  public void stop() {
    vertx.cancelTimer(timer);
  }

  private void period() {
    directory.period();
    if (leaving) {
      directory.heard(instance());
    }
    announce();
  }

  private Instance instance() {
    return new Instance(id, services, endpoints);
  }

  private void announce() {
    var state = leaving ? Announcement.State.LEAVING : Announcement.State.HERE;
    bus.publish(Announcement.TOPIC, new Announcement(instance(), state));
  }

  private void hear(Announcement announcement) {
    boolean own = announcement.instance().id().equals(id);
    if (announcement.state() == Announcement.State.HERE) {
      boolean met = directory.heard(announcement.instance());
      if (met && !own) {
        announce();
      }
    } else if (!own) { // What is left to do on a leaving node may still ask its own services.
      directory.left(announcement.instance().id());
    }
  }
}
