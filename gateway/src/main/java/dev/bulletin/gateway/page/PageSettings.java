package dev.bulletin.gateway.page;

import java.util.List;

/**
 * What the pages are told by the installation.
 *
 * @param simulated the suite runs on the market simulator, and every page says so
 * @param transports the ways a browser may connect by, in its order of trial: {@code websocket},
 *     {@code sockjs}
 * @param embeddable other sites may show panels of dashboards
 */
public record PageSettings(
    boolean simulated, List<String> transports, Site site, boolean embeddable) {
  public PageSettings {
    transports = List.copyOf(transports);
  }

  /** All transports, and no public address. */
  public static PageSettings standard(boolean simulated) {
    return new PageSettings(simulated, List.of("websocket", "sockjs"), Site.UNKNOWN, false);
  }
}
