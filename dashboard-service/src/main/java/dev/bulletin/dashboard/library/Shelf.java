package dev.bulletin.dashboard.library;

import dev.bulletin.dashboard.definition.Dashboard;
import dev.bulletin.dashboard.definition.TileDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All dashboards at one moment.
 *
 * @param definitions by name, also those that this version cannot read
 * @param dashboards by name
 * @param tilesBySeries who shows a series
 */
record Shelf(
    Map<String, Definition> definitions,
    Map<String, Dashboard> dashboards,
    Map<String, List<PlacedTile>> tilesBySeries) {
  static final Shelf EMPTY = of(Map.of(), Map.of());

  static Shelf of(Map<String, Definition> definitions, Map<String, Dashboard> dashboards) {
    Map<String, List<PlacedTile>> tilesBySeries = new HashMap<>();
    dashboards.values().stream()
        .flatMap(Shelf::tiles)
        .forEach(placed -> index(placed, tilesBySeries));
    return new Shelf(Map.copyOf(definitions), Map.copyOf(dashboards), Map.copyOf(tilesBySeries));
  }

  private static void index(PlacedTile placed, Map<String, List<PlacedTile>> tilesBySeries) {
    placed
        .tile()
        .series()
        .distinct()
        .forEach(
            series -> tilesBySeries.computeIfAbsent(series, any -> new ArrayList<>()).add(placed));
  }

  Stream<PlacedTile> tiles() {
    return dashboards.values().stream().flatMap(Shelf::tiles);
  }

  private static Stream<PlacedTile> tiles(Dashboard dashboard) {
    return dashboard.tiles().stream().map((TileDefinition tile) -> placed(dashboard, tile));
  }

  private static PlacedTile placed(Dashboard dashboard, TileDefinition tile) {
    return new PlacedTile(dashboard.name(), tile);
  }
}
