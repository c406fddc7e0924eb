package dev.bulletin.gateway.embed;

import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.Panel;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What of a dashboard is shown elsewhere.
 *
 * @param panel its key
 */
public record Embedded(String panel, Theme theme) {
  private static final int MAX_LENGTH = 100;

  /** Charts are drawn for it, so that letters have their size in a frame as most are. */
  private static final Panel.Place FRAME = new Panel.Place(1, 1, 7, 3);

  /** As definitions of dashboards name panels. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]*");

  /** Whether a panel may be called so. */
  public static boolean fits(String panel) {
    return panel.length() <= MAX_LENGTH && KEY.matcher(panel).matches();
  }

  /** The dashboard with this panel alone; nothing when it has none of that name. */
  public Optional<DashboardSummary> in(DashboardSummary whole) {
    return whole.panels().stream()
        .filter(each -> each.key().equals(panel))
        .findFirst()
        .map(each -> alone(each, whole));
  }

  /** All sources stay: a series that stands in may come from another one. */
  private static DashboardSummary alone(Panel panel, DashboardSummary whole) {
    return new DashboardSummary(
        whole.provenance(),
        whole.name(),
        whole.title(),
        whole.description(),
        whole.simulated(),
        whole.tiles().stream().filter(tile -> panel.tiles().contains(tile.key())).toList(),
        List.of(framed(panel)),
        whole.sources());
  }

  private static Panel framed(Panel panel) {
    return new Panel(
        panel.key(),
        panel.kind(),
        panel.title(),
        FRAME,
        panel.tiles(),
        panel.min(),
        panel.max(),
        panel.text());
  }
}
