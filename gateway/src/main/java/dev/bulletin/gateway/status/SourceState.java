package dev.bulletin.gateway.status;

import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.DataSource;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.Tile;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a source of figures does.
 *
 * @param newest the time of its newest figure
 * @param stale even that is older than it should be
 */
public record SourceState(String title, Instant newest, boolean stale) {

  /** The sources of all figures that are there, by title. */
  public static List<SourceState> of(List<DashboardSummary> boards) {
    Map<String, String> titles =
        boards.stream()
            .flatMap(board -> board.sources().stream())
            .collect(Collectors.toMap(DataSource::name, DataSource::title, (one, same) -> one));
    Map<String, SourceState> newest = new HashMap<>();
    for (Figure figure : figures(boards).toList()) {
      String source = figure.source();
      Instant at = figure.at();
      if (source != null && at != null) {
        var state = new SourceState(titles.getOrDefault(source, source), at, figure.stale());
        newest.merge(source, state, SourceState::newer);
      }
    }
    return newest.values().stream().sorted(Comparator.comparing(SourceState::title)).toList();
  }

  private static SourceState newer(SourceState one, SourceState other) {
    return one.newest.isBefore(other.newest) ? other : one;
  }

  /** How many figures no source gives. */
  public static long missing(List<DashboardSummary> boards) {
    return figures(boards).filter(figure -> figure.value() == null).count();
  }

  private static Stream<Figure> figures(List<DashboardSummary> boards) {
    return boards.stream().flatMap(board -> board.tiles().stream()).map(Tile::figure);
  }
}
