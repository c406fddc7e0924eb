package dev.bulletin.dashboard.definition;

import dev.bulletin.contract.dashboard.LocalizedText;
import dev.bulletin.contract.dashboard.Panel;
import java.util.List;

/**
 * What is on a dashboard and how it is laid out.
 *
 * @param tiles in the order in which they are shown
 * @param panels by row and column
 */
public record Dashboard(
    String name,
    LocalizedText title,
    LocalizedText description,
    List<TileDefinition> tiles,
    List<Panel> panels) {
  public Dashboard {
    tiles = List.copyOf(tiles);
    panels = List.copyOf(panels);
  }
}
