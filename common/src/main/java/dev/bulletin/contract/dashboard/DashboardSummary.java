package dev.bulletin.contract.dashboard;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;

/**
 * The current state of a dashboard.
 *
 * @param simulated the figures come from a simulator, not from the markets
 */
public record DashboardSummary(
    Provenance provenance, String name, boolean simulated, List<Tile> tiles) implements Answer {
  public DashboardSummary {
    tiles = List.copyOf(tiles);
  }
}
