package dev.bulletin.realtime.control;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.realtime.CloseCount;
import dev.bulletin.contract.realtime.NodeTraffic;
import dev.bulletin.contract.realtime.ReaderTraffic;
import dev.bulletin.contract.realtime.RealtimeSurvey;
import dev.bulletin.contract.realtime.SurveyRealtime;
import dev.bulletin.contract.realtime.TransportCount;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.reader.Connections;
import dev.bulletin.realtime.reader.Facilities;
import dev.bulletin.realtime.reader.HallFigures;
import dev.bulletin.realtime.reader.Halls;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What goes on in the rooms of this node, and with its readers. */
final class NodeSurvey {
  private static final long LOOK_MILLIS = 1_000;

  private final Node node;
  private final Halls halls;
  private final Connections connections;
  private final Facilities facilities;
  private final RealtimeMetrics metrics;
  private final Speed publications;
  private final Speed frames;
  private final Speed bytes;

  NodeSurvey(
      Node node,
      Halls halls,
      Connections connections,
      Facilities facilities,
      RealtimeMetrics metrics) {
    this.node = node;
    this.halls = halls;
    this.connections = connections;
    this.facilities = facilities;
    this.metrics = metrics;
    this.publications = new Speed(metrics::acceptedSoFar);
    this.frames = new Speed(metrics::framesSoFar);
    this.bytes = new Speed(metrics::bytesSoFar);
  }

  /** Starts to watch the counters; ends with Vert.x itself. */
  void start() {
    look();
    node.vertx().setPeriodic(LOOK_MILLIS, timer -> look());
  }

  private void look() {
    long now = System.nanoTime();
    Stream.of(publications, frames, bytes).forEach(speed -> speed.look(now));
  }

  /** With as many of each order as anybody gets. Thousands of rooms are put in order elsewhere. */
  Future<RealtimeSurvey> make() {
    Future<List<HallFigures>> figures = halls.figures();
    Future<Map<String, Double>> publicationsByRoom = halls.publications();
    return Future.all(figures, publicationsByRoom)
        .compose(both -> survey(figures, publicationsByRoom));
  }

  private Future<RealtimeSurvey> survey(
      Future<List<HallFigures>> figures, Future<Map<String, Double>> publicationsByRoom) {
    return node.cpu()
        .executeBlocking(
            () -> survey(figures.result(), publicationsByRoom.result()), /* ordered= */ false);
  }

  private RealtimeSurvey survey(List<HallFigures> figures, Map<String, Double> publicationsByRoom) {
    Instant now = facilities.clock().instant();
    var rooms =
        new RoomOrder(
            facilities.rules(), facilities.attendance().rooms(), figures, publicationsByRoom);
    return new RealtimeSurvey(
        Provenance.fresh(now.toString(), Set.of("realtime"), now),
        node.id(),
        traffic(figures, rooms.occupied()),
        transports(),
        closes(),
        rooms.busiest(SurveyRealtime.MAX),
        order(figures, HallFigures::slowest, ReaderTraffic.SLOWEST_FIRST),
        order(figures, HallFigures::busiest, ReaderTraffic.BUSIEST_FIRST));
  }

  private NodeTraffic traffic(List<HallFigures> figures, int rooms) {
    return new NodeTraffic(
        connections.open().values().stream().mapToInt(Integer::intValue).sum(),
        connections.arriving(),
        figures.stream().mapToInt(HallFigures::slow).sum(),
        rooms,
        publications.perSecond(),
        frames.perSecond(),
        bytes.perSecond());
  }

  private List<TransportCount> transports() {
    return connections.open().entrySet().stream()
        .map(open -> new TransportCount(open.getKey().label(), open.getValue()))
        .toList();
  }

  private List<CloseCount> closes() {
    return metrics.closesByCode().entrySet().stream()
        .filter(closes -> closes.getValue() > 0)
        .map(closes -> new CloseCount(closes.getKey(), closes.getValue()))
        .toList();
  }

  private static List<ReaderTraffic> order(
      List<HallFigures> figures,
      Function<HallFigures, List<ReaderTraffic>> part,
      Comparator<ReaderTraffic> order) {
    return figures.stream()
        .flatMap(one -> part.apply(one).stream())
        .sorted(order)
        .limit(SurveyRealtime.MAX)
        .toList();
  }
}
