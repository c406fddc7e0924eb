package dev.bulletin.gateway.people;

import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator of an installation without an administrator how to make one. */
public final class SetUp {
  private static final Logger log = LoggerFactory.getLogger(SetUp.class);

  /** Where the link leads to, before what it carries. */
  public static final String PATH = "/studio/set-up?key=";

  private final OneTimeLinks links;

  public SetUp(OneTimeLinks links) {
    this.links = links;
  }

  /**
   * Prints a link when there is no administrator.
   *
   * @param origin where browsers find the gateway
   */
  public Future<Void> announce(String origin) {
    return links
        .createSetUp()
        .onSuccess(key -> key.ifPresent(opened -> tell(origin + PATH + opened.value().reveal())))
        .mapEmpty();
  }

  private static void tell(String link) {
    log.warn(
        "there is no administrator yet: open {} within {} h to make one, once",
        link,
        OneTimeLinks.FOR_SET_UP.toHours());
  }
}
