package dev.bulletin.gateway.people;

import dev.bulletin.common.bus.Principal;
import io.vertx.core.Future;

/** The names under which it is kept elsewhere who has written. */
public interface AuthorNames {
  /** Puts another name in the place of one, wherever it stands; may be repeated. */
  Future<Void> replace(Principal asker, String name, String other);
}
