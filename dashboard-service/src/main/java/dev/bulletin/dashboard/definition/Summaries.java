package dev.bulletin.dashboard.definition;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.dashboard.series.Snapshot;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sums up how dashboards stand. Thread-safe. */
public final class Summaries {
  private final Map<String, Dashboard> dashboardsByName;
  private final Tiles tiles;
  private final boolean simulated;
  private final Clock clock;

  /** Of these dashboards, whose figures may come from a simulator. */
  public Summaries(List<Dashboard> dashboards, Tiles tiles, boolean simulated, Clock clock) {
    this.dashboardsByName =
        dashboards.stream()
            .collect(Collectors.toUnmodifiableMap(Dashboard::name, Function.identity()));
    this.tiles = tiles;
    this.simulated = simulated;
    this.clock = clock;
  }

  /** The dashboards that there are. */
  public Set<String> names() {
    return dashboardsByName.keySet();
  }

  /**
   * The dashboard with what is known.
   *
   * @throws ServiceException NOT_FOUND when there is none of that name
   */
  public DashboardSummary of(String name, Snapshot snapshot) {
    Dashboard dashboard =
        Optional.ofNullable(dashboardsByName.get(name))
            .orElseThrow(() -> ServiceException.notFound("dashboard", name));
    Instant now = clock.instant();
    List<Tile> filled =
        dashboard.tiles().stream().map(tile -> tiles.tile(tile, snapshot, now)).toList();
    return new DashboardSummary(provenance(name, filled, now), name, simulated, filled);
  }

  private Provenance provenance(String name, List<Tile> filled, Instant now) {
    List<Figure> figures = filled.stream().flatMap(Summaries::figures).toList();
    return new Provenance(
        version(filled),
        Set.of(DashboardContract.tag(name)),
        newest(figures).orElse(now),
        figures.stream().anyMatch(figure -> figure.stale() || figure.value() == null));
  }

  /** Of everything that is shown, so that it changes whenever that does, alike on all instances. */
  private String version(List<Tile> filled) {
    return UUID.nameUUIDFromBytes(JsonMapper.bytes(List.of(simulated, filled))).toString();
  }

  private static Stream<Figure> figures(Tile tile) {
    return Stream.of(tile.figure(), tile.change()).filter(Objects::nonNull);
  }

  private static Optional<Instant> newest(List<Figure> figures) {
    return figures.stream().map(Figure::at).filter(Objects::nonNull).max(Comparator.naturalOrder());
  }
}
