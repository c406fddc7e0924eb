package dev.bulletin.dashboard.definition;

import java.util.List;

/** What is on a dashboard, in the order in which it is shown. */
public record Dashboard(String name, List<TileDefinition> tiles) {
  public Dashboard {
    tiles = List.copyOf(tiles);
  }

  /** The names of all series shown. */
  public List<String> series() {
    return tiles.stream().flatMap(TileDefinition::series).toList();
  }
}
