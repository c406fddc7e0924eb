package dev.bulletin.common.lifecycle;

import dev.bulletin.common.config.ConfigReader;
import io.vertx.core.Future;
import java.util.function.Function;

/**
 * A service that can be started on a node.
 *
 * @param name as other services call it, such as {@code report-service}
 * @param settings reads its configuration
 * @param wiring builds and deploys all of it; the future ends when it can answer
 */
public record Service<C extends Record>(
    String name, Function<ConfigReader, C> settings, Wiring<C> wiring) {

  /** Builds a service on a node. */
  @FunctionalInterface
  public interface Wiring<C extends Record> {
    Future<?> deploy(Node node, C config);
  }

  /** Deploys the service and then says so to the suite. */
  public Future<Void> startOn(Node node, C config) {
    return wiring
        .deploy(node, config)
        .onSuccess(deployed -> node.announcer().serve(name))
        .mapEmpty();
  }
}
