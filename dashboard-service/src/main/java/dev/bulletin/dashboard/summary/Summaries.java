package dev.bulletin.dashboard.summary;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.DataSource;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.Panel;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.dashboard.definition.Dashboard;
import dev.bulletin.dashboard.library.Dashboards;
import dev.bulletin.dashboard.series.Snapshot;
import dev.bulletin.dashboard.source.KnownSources;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Sums up how dashboards stand. Thread-safe. */
public final class Summaries {
  private final Dashboards dashboards;
  private final Tiles tiles;
  private final boolean simulated;
  private final Clock clock;

  /** Of these dashboards, whose figures may come from a simulator. */
  public Summaries(Dashboards dashboards, Tiles tiles, boolean simulated, Clock clock) {
    this.dashboards = dashboards;
    this.tiles = tiles;
    this.simulated = simulated;
    this.clock = clock;
  }

  /**
   * The dashboard with what is known.
   *
   * @throws ServiceException NOT_FOUND when there is none of that name
   */
  public DashboardSummary of(String name, Snapshot snapshot) {
    return of(
        dashboards.find(name).orElseThrow(() -> ServiceException.notFound("dashboard", name)),
        snapshot);
  }

  /** A dashboard, which need not be among the others, with what is known. */
  public DashboardSummary of(Dashboard dashboard, Snapshot snapshot) {
    Instant now = clock.instant();
    List<Tile> filled =
        dashboard.tiles().stream().map(tile -> tiles.tile(tile, snapshot, now)).toList();
    return new DashboardSummary(
        provenance(dashboard, filled, now),
        dashboard.name(),
        dashboard.title(),
        dashboard.description(),
        simulated,
        filled,
        dashboard.panels(),
        sources(filled));
  }

  private static List<DataSource> sources(List<Tile> filled) {
    return filled.stream()
        .flatMap(Summaries::figures)
        .map(Figure::source)
        .filter(Objects::nonNull)
        .distinct()
        .map(KnownSources::of)
        .toList();
  }

  private Provenance provenance(Dashboard dashboard, List<Tile> filled, Instant now) {
    Set<String> candles = Panel.onlyCandles(dashboard.panels());
    List<Figure> figures =
        filled.stream()
            .filter(tile -> !candles.contains(tile.key()))
            .flatMap(Summaries::figures)
            .toList();
    return new Provenance(
        version(dashboard, filled),
        Set.of(DashboardContract.tag(dashboard.name())),
        newest(figures).orElse(now),
        figures.stream().anyMatch(figure -> figure.stale() || figure.value() == null));
  }

  /** Of everything that is shown, so that it changes whenever that does, alike on all instances. */
  private String version(Dashboard dashboard, List<Tile> filled) {
    var shown =
        List.of(simulated, dashboard.title(), dashboard.description(), dashboard.panels(), filled);
    return UUID.nameUUIDFromBytes(JsonMapper.bytes(shown)).toString();
  }

  private static Stream<Figure> figures(Tile tile) {
    return Stream.of(tile.figure(), tile.change()).filter(Objects::nonNull);
  }

  private static Optional<Instant> newest(List<Figure> figures) {
    return figures.stream().map(Figure::at).filter(Objects::nonNull).max(Comparator.naturalOrder());
  }
}
