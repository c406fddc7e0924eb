package dev.bulletin.dashboard.definition;

import dev.bulletin.contract.dashboard.DefinitionProblem;
import dev.bulletin.contract.dashboard.Panel;
import dev.bulletin.contract.dashboard.Threshold;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a schema cannot say of a dashboard. */
final class DefinitionRules {
  private static final int COLUMNS = 12;

  private final Document document;
  private final List<TileDefinition> tiles;
  private final List<Panel> panels;
  private final Map<String, TileDefinition> tilesByKey;
  private final List<DefinitionProblem> problems = new ArrayList<>();

  /** The tiles and panels in the order of the document. */
  private DefinitionRules(Document document, List<TileDefinition> tiles, List<Panel> panels) {
    this.document = document;
    this.tiles = tiles;
    this.panels = panels;
    this.tilesByKey =
        tiles.stream()
            .collect(Collectors.toMap(TileDefinition::key, Function.identity(), (a, b) -> a));
  }

  /** What is wrong; empty if nothing is. */
  static List<DefinitionProblem> problems(
      Document document, List<TileDefinition> tiles, List<Panel> panels) {
    return new DefinitionRules(document, tiles, panels).check();
  }

  private List<DefinitionProblem> check() {
    checkKeys("tiles", tiles.stream().map(TileDefinition::key).toList());
    checkKeys("panels", panels.stream().map(Panel::key).toList());
    for (int i = 0; i < tiles.size(); i++) {
      checkThresholds(tiles.get(i), Place.of("tiles", i, "thresholds"));
    }
    for (int i = 0; i < panels.size(); i++) {
      checkPanel(panels.get(i), Place.of("panels", i));
    }
    checkOverlaps();
    return problems;
  }

  private void checkKeys(String list, List<String> keys) {
    Set<String> known = new HashSet<>();
    for (int i = 0; i < keys.size(); i++) {
      if (!known.add(keys.get(i))) {
        tell(Place.of(list, i, "key"), keys.get(i) + " is given twice");
      }
    }
  }

  private void checkThresholds(TileDefinition tile, Place place) {
    List<Threshold> thresholds = tile.thresholds();
    for (int i = 1; i < thresholds.size(); i++) {
      BigDecimal before = thresholds.get(i - 1).from();
      if (thresholds.get(i).from().compareTo(before) <= 0) {
        tell(place.then(i).then("from"), "not more than %s before it".formatted(plain(before)));
      }
    }
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString();
  }

  private void checkPanel(Panel panel, Place place) {
    checkTiles(panel, place.then("tiles"));
    if (panel.place().column() + panel.place().width() - 1 > COLUMNS) {
      tell(place.then("place").then("width"), "ends beyond column " + COLUMNS);
    }
    BigDecimal min = panel.min();
    BigDecimal max = panel.max();
    if (min != null && max != null && min.compareTo(max) >= 0) {
      tell(place.then("max"), "not more than min, " + plain(min));
    }
    if (panel.kind() == Panel.Kind.DOUGHNUT) {
      checkUnits(panel, place.then("tiles"));
    }
  }

  private void checkTiles(Panel panel, Place place) {
    Set<String> shown = new HashSet<>();
    for (int i = 0; i < panel.tiles().size(); i++) {
      String key = panel.tiles().get(i);
      if (!tilesByKey.containsKey(key)) {
        tell(place.then(i), "there is no tile " + key);
      } else if (!shown.add(key)) {
        tell(place.then(i), key + " is given twice");
      }
    }
  }

  /** Of all that may be shown, fallbacks too: parts of a whole are measured alike. */
  private void checkUnits(Panel panel, Place place) {
    Map<String, String> tileByUnit = new HashMap<>();
    panel.tiles().stream()
        .filter(tilesByKey::containsKey)
        .map(tilesByKey::get)
        .flatMap(tile -> tile.choices().stream())
        .forEach(choice -> tileByUnit.put(choice.unit(), choice.figure()));
    if (tileByUnit.size() > 1) {
      tell(
          place,
          "parts of a whole have one unit, these have "
              + tileByUnit.keySet().stream().sorted().collect(Collectors.joining(", ")));
    }
  }

  private void checkOverlaps() {
    for (int i = 1; i < panels.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (overlap(panels.get(i).place(), panels.get(j).place())) {
          tell(Place.of("panels", i, "place"), "overlaps the panel " + panels.get(j).key());
        }
      }
    }
  }

  private static boolean overlap(Panel.Place a, Panel.Place b) {
    return overlap(a.column(), a.width(), b.column(), b.width())
        && overlap(a.row(), a.height(), b.row(), b.height());
  }

  private static boolean overlap(int a, int lengthOfA, int b, int lengthOfB) {
    return a < b + lengthOfB && b < a + lengthOfA;
  }

  private void tell(Place place, String reason) {
    problems.add(document.problem(place, reason));
  }
}
