package dev.bulletin.contract.dashboard;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;

/**
 * The current state of a dashboard.
 *
 * @param simulated the figures come from a simulator, not from the markets
 * @param tiles every figure of the dashboard, in the order of its definition
 * @param panels how they are shown, by row and column
 * @param sources who gave the figures that are there
 */
public record DashboardSummary(
    Provenance provenance,
    String name,
    LocalizedText title,
    LocalizedText description,
    boolean simulated,
    List<Tile> tiles,
    List<Panel> panels,
    List<DataSource> sources)
    implements Answer {
  public DashboardSummary {
    tiles = List.copyOf(tiles);
    panels = List.copyOf(panels);
    sources = List.copyOf(sources);
  }
}
