package dev.bulletin.dashboard.definition;

import java.util.ArrayList;
import java.util.List;

/**
 * Where something stands in a definition: the names of fields and the numbers of items that lead to
 * it from the root. Written for people it is such as {@code panels[2].tiles[0]}.
 */
record Place(List<Object> steps) {
  static final Place ROOT = new Place(List.of());

  Place {
    steps = List.copyOf(steps);
  }

  static Place of(Object... steps) {
    return new Place(List.of(steps));
  }

  Place then(Object step) {
    List<Object> longer = new ArrayList<>(steps);
    longer.add(step);
    return new Place(longer);
  }

  Place parent() {
    return new Place(steps.subList(0, steps.size() - 1));
  }

  String last() {
    return String.valueOf(steps.get(steps.size() - 1));
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (Object step : steps) {
      text.append(step instanceof Integer ? "[" + step + "]" : "." + step);
    }
    return text.isEmpty() || text.charAt(0) == '[' ? text.toString() : text.substring(1);
  }
}
