package dev.bulletin.common.words;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A text with places for values. Immutable.
 *
 * @param source as it was written
 */
record Text(String source, List<Part> parts) {
  Text {
    parts = List.copyOf(parts);
  }

  String say(Grammar grammar, Map<String, ?> values) {
    return parts.stream().map(part -> part.say(grammar, values)).collect(Collectors.joining());
  }

  /** As it was written, in the words of a category. */
  String written(String category) {
    return parts.stream().map(part -> part.written(category)).collect(Collectors.joining());
  }

  /** The names of all values in it. */
  Set<String> places() {
    return parts.stream().flatMap(Part::places).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Where a number chooses the words. */
  List<Part.Plural> plurals() {
    return parts.stream()
        .filter(Part.Plural.class::isInstance)
        .map(Part.Plural.class::cast)
        .toList();
  }
}
