package dev.bulletin.gateway.page;

import java.time.Duration;
import java.util.List;

/**
 * What the pages are told by the installation.
 *
 * @param simulated the suite runs on the market simulator, and every page says so
 * @param transports the ways a browser may connect by, in its order of trial: {@code websocket},
 *     {@code sockjs}
 * @param freshness after this age a page shows a figure as stale by itself
 */
public record PageSettings(
    boolean simulated, List<String> transports, Duration freshness, Site site) {
  public PageSettings {
    transports = List.copyOf(transports);
  }

  /** All transports, figures that stay fresh for 15 seconds, and no public address. */
  public static PageSettings standard(boolean simulated) {
    return new PageSettings(
        simulated, List.of("websocket", "sockjs"), Duration.ofSeconds(15), Site.UNKNOWN);
  }
}
