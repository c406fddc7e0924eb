package dev.bulletin.common.health;

import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * Asks whether something that a service depends on is well.
 *
 * @param service whose dependency it is
 * @param dependency such as {@code database}
 * @param probe succeeds with a word or two for the operator, or fails
 */
public record Check(String service, String dependency, Supplier<Future<String>> probe) {
  public String name() {
    return service + "/" + dependency;
  }
}
