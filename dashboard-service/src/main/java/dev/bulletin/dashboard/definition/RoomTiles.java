package dev.bulletin.dashboard.definition;

import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.contract.realtime.RoomMessages;
import dev.bulletin.dashboard.series.Snapshot;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells the rooms of dashboards which of their tiles have changed. Thread-safe. */
public final class RoomTiles {
  private static final String TYPE = "tile";

  private final List<Dashboard> dashboards;
  private final Tiles tiles;
  private final Clock clock;

  public RoomTiles(List<Dashboard> dashboards, Tiles tiles, Clock clock) {
    this.dashboards = List.copyOf(dashboards);
    this.tiles = tiles;
    this.clock = clock;
  }

  /** One message for each tile whose figure is among the news; the snapshot has them already. */
  public RoomMessages of(List<Sample> news, Snapshot snapshot) {
    return new RoomMessages(
        dashboards.stream().flatMap(dashboard -> of(dashboard, news, snapshot)).toList());
  }

  private Stream<RoomMessage> of(Dashboard dashboard, List<Sample> news, Snapshot snapshot) {
    return dashboard.tiles().stream()
        .flatMap(tile -> message(dashboard, tile, news, snapshot).stream());
  }

  private Optional<RoomMessage> message(
      Dashboard dashboard, TileDefinition tile, List<Sample> news, Snapshot snapshot) {
    return snapshot
        .newest(tile.figure())
        .filter(news::contains)
        .map(figure -> message(dashboard, tile, figure, snapshot));
  }

  private RoomMessage message(
      Dashboard dashboard, TileDefinition tile, Sample figure, Snapshot snapshot) {
    return new RoomMessage(
        DashboardContract.tag(dashboard.name()),
        RoomKind.STATE,
        TYPE,
        tile.key(),
        figure.at(),
        figure.series() + "@" + figure.at(),
        JsonMapper.string(tiles.tile(tile, snapshot, clock.instant())));
  }
}
