package dev.bulletin.dashboard.library;

import dev.bulletin.dashboard.definition.Dashboard;
import dev.bulletin.dashboard.definition.ReadDefinition;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dashboards that there are, as this instance knows them. Thread-safe. */
public final class Dashboards {
  private static final Logger log = LoggerFactory.getLogger(Dashboards.class);

  private final Map<String, Definition> bundled = new HashMap<>();
  private volatile Shelf shelf = Shelf.EMPTY;

  private Dashboards(List<Definition> bundled) {
    bundled.forEach(definition -> this.bundled.put(definition.name(), definition));
    this.shelf = shelf(Map.of());
  }

  /** Those that come with Bulletin. */
  public static Dashboards bundled() {
    return new Dashboards(BundledDefinitions.all());
  }

  public Optional<Dashboard> find(String name) {
    return Optional.ofNullable(shelf.dashboards().get(name));
  }

  /** Every tile of every dashboard. */
  public Stream<PlacedTile> tiles() {
    return shelf.tiles();
  }

  /** The tiles that may show one of the series, each once, in the order of the series. */
  public Stream<PlacedTile> tilesOf(Collection<String> series) {
    Shelf now = shelf;
    return series.stream()
        .flatMap(name -> now.tilesBySeries().getOrDefault(name, List.of()).stream())
        .distinct();
  }

  Map<String, Definition> definitions() {
    return shelf.definitions();
  }

  boolean isBundled(String name) {
    return bundled.containsKey(name);
  }

  /** What is known of those that were saved. */
  Map<String, Definition.Mark> saved() {
    Map<String, Definition.Mark> saved = new HashMap<>();
    shelf.definitions().values().stream()
        .filter(definition -> definition.revision() > 0)
        .forEach(definition -> saved.put(definition.name(), definition.mark()));
    return saved;
  }

  /**
   * Takes in what has changed, at once for whoever asks.
   *
   * @param changed new, or in another revision than known
   * @param deleted the names of those that are no longer there
   * @return the names of all dashboards that are another now
   */
  synchronized Set<String> accept(List<Definition> changed, Set<String> deleted) {
    Map<String, Definition> saved = new HashMap<>(shelf.definitions());
    saved.values().removeIf(definition -> definition.revision() == 0);
    saved.keySet().removeAll(deleted);
    changed.forEach(definition -> saved.put(definition.name(), definition));
    shelf = shelf(saved);
    Set<String> names = new HashSet<>(deleted);
    changed.forEach(definition -> names.add(definition.name()));
    return names;
  }

  private Shelf shelf(Map<String, Definition> saved) {
    Map<String, Definition> definitions = new HashMap<>(bundled);
    definitions.putAll(saved);
    Map<String, Dashboard> dashboards = new HashMap<>();
    definitions.forEach(
        (name, definition) -> read(definition).ifPresent(read -> dashboards.put(name, read)));
    return Shelf.of(definitions, dashboards);
  }

  /** One that has not changed is not read again. */
  private Optional<Dashboard> read(Definition definition) {
    return definition.equals(shelf.definitions().get(definition.name()))
        ? find(definition.name())
        : parse(definition);
  }

  /** What an older version has taken may be wrong for this one: it can still be corrected. */
  private static Optional<Dashboard> parse(Definition definition) {
    ReadDefinition read = ReadDefinition.of(definition.name(), definition.yaml());
    if (read.dashboard() == null) {
      log.warn("{} cannot be shown: {}", definition.name(), read.problems().get(0));
    }
    return Optional.ofNullable(read.dashboard());
  }
}
