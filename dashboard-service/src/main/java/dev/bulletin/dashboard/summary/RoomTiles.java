package dev.bulletin.dashboard.summary;

import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.LiveTile;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.contract.realtime.RoomMessages;
import dev.bulletin.dashboard.library.Dashboards;
import dev.bulletin.dashboard.library.PlacedTile;
import dev.bulletin.dashboard.series.Snapshot;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Tells the rooms of dashboards which of their tiles have changed. Thread-safe. */
public final class RoomTiles {
  private final Dashboards dashboards;
  private final Tiles tiles;
  private final Clock clock;
  private final Map<Where, String> shownByTile = new ConcurrentHashMap<>();

  /** A tile, whatever it shows. */
  private record Where(String dashboard, String key) {
    static Where of(PlacedTile placed) {
      return new Where(placed.dashboard(), placed.tile().key());
    }
  }

  public RoomTiles(Dashboards dashboards, Tiles tiles, Clock clock) {
    this.dashboards = dashboards;
    this.tiles = tiles;
    this.clock = clock;
  }

  /**
   * One message for each tile that shows some of the news; the snapshot has them already. What no
   * tile shows, such as a fallback that is not needed, is told to nobody.
   */
  public RoomMessages of(List<Sample> news, Snapshot snapshot) {
    Instant now = clock.instant();
    Set<String> series =
        news.stream()
            .filter(sample -> snapshot.newest(sample.series()).filter(sample::equals).isPresent())
            .map(Sample::series)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return new RoomMessages(
        dashboards
            .tilesOf(series)
            .flatMap(placed -> message(placed, series, snapshot, now).stream())
            .toList());
  }

  private Optional<RoomMessage> message(
      PlacedTile placed, Set<String> news, Snapshot snapshot, Instant now) {
    Tile tile = tiles.tile(placed.tile(), snapshot, now);
    Figure change = tile.change();
    boolean shown =
        news.contains(tile.figure().series()) || (change != null && news.contains(change.series()));
    Instant at = tile.figure().at();
    if (!shown || at == null) {
      return Optional.empty();
    }
    if (placed.tile().hasFallbacks()) {
      shownByTile.put(Where.of(placed), tile.figure().series());
    }
    return Optional.of(message(placed, tile, at, /* turn= */ ""));
  }

  /**
   * One message for each tile that shows another of its series than it did, since the time for
   * which the one before was fresh is over. To be asked about once a second.
   */
  public RoomMessages ofFallbacks(Snapshot snapshot) {
    Instant now = clock.instant();
    Map<Where, PlacedTile> placedByTile = new HashMap<>();
    dashboards
        .tiles()
        .filter(placed -> placed.tile().hasFallbacks())
        .forEach(placed -> placedByTile.put(Where.of(placed), placed));
    shownByTile.keySet().retainAll(placedByTile.keySet());
    return new RoomMessages(
        placedByTile.values().stream()
            .flatMap(placed -> ofFallback(placed, snapshot, now).stream())
            .toList());
  }

  private Optional<RoomMessage> ofFallback(PlacedTile placed, Snapshot snapshot, Instant now) {
    String chosen = tiles.choice(placed.tile(), snapshot, now).figure();
    String before = shownByTile.put(Where.of(placed), chosen);
    if (before == null || before.equals(chosen)) {
      return Optional.empty();
    }
    Tile tile = tiles.tile(placed.tile(), snapshot, now);
    return Optional.ofNullable(tile.figure().at()).map(at -> message(placed, tile, at, "/" + now));
  }

  /** What was shown before, and then something else was, is told again: by another id. */
  private static RoomMessage message(PlacedTile placed, Tile tile, Instant at, String turn) {
    return new RoomMessage(
        DashboardContract.tag(placed.dashboard()),
        RoomKind.STATE,
        DashboardContract.TILE_MESSAGE,
        tile.key(),
        at,
        tile.figure().series() + "@" + at + change(tile, at) + turn,
        JsonMapper.string(live(tile)));
  }

  /** A change that comes by itself is news too. */
  private static String change(Tile tile, Instant at) {
    Figure change = tile.change();
    return change == null || change.at() == null || Objects.equals(change.at(), at)
        ? ""
        : "+" + change.at();
  }

  private static LiveTile live(Tile tile) {
    return new LiveTile(tile.key(), tile.unit(), tile.figure(), tile.change());
  }
}
