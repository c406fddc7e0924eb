package dev.bulletin.gateway.watch;

import dev.bulletin.contract.realtime.CloseCount;
import dev.bulletin.contract.realtime.NodeTraffic;
import dev.bulletin.contract.realtime.ReaderTraffic;
import dev.bulletin.contract.realtime.RealtimeSurvey;
import dev.bulletin.contract.realtime.RoomTraffic;
import dev.bulletin.contract.realtime.TransportCount;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Adds up what some nodes have told. All nodes hear the same, so that is not added up. */
record Sums(List<RealtimeSurvey> surveys) {
  private static final NodeTraffic NOTHING = new NodeTraffic(0, 0, 0, 0, 0, 0, 0);

  NodeTraffic traffic() {
    return surveys.stream().map(RealtimeSurvey::traffic).reduce(NOTHING, Sums::together);
  }

  private static NodeTraffic together(NodeTraffic one, NodeTraffic other) {
    return new NodeTraffic(
        one.readers() + other.readers(),
        one.arriving() + other.arriving(),
        one.slow() + other.slow(),
        Math.max(one.rooms(), other.rooms()),
        Math.max(one.publications(), other.publications()),
        one.frames() + other.frames(),
        one.bytes() + other.bytes());
  }

  List<TransportCount> connections() {
    Map<String, Integer> openByTransport = new LinkedHashMap<>();
    surveys.stream()
        .flatMap(survey -> survey.connections().stream())
        .forEach(one -> openByTransport.merge(one.transport(), one.open(), Integer::sum));
    return openByTransport.entrySet().stream()
        .map(open -> new TransportCount(open.getKey(), open.getValue()))
        .toList();
  }

  List<CloseCount> closes() {
    Map<String, Long> countsByCode = new TreeMap<>();
    surveys.stream()
        .flatMap(survey -> survey.closes().stream())
        .forEach(one -> countsByCode.merge(one.code(), one.count(), Long::sum));
    return countsByCode.entrySet().stream()
        .map(count -> new CloseCount(count.getKey(), count.getValue()))
        .toList();
  }

  List<RoomTraffic> rooms(int limit) {
    Map<String, RoomTraffic> roomsByName = new LinkedHashMap<>();
    surveys.stream()
        .flatMap(survey -> survey.rooms().stream())
        .forEach(room -> roomsByName.merge(room.room(), room, Sums::together));
    return roomsByName.values().stream().sorted(RoomTraffic.BUSIEST_FIRST).limit(limit).toList();
  }

  private static RoomTraffic together(RoomTraffic one, RoomTraffic other) {
    return new RoomTraffic(
        one.room(),
        one.kind(),
        one.readers() + other.readers(),
        Math.max(one.publications(), other.publications()),
        one.tickMillis(),
        Math.max(one.conflated(), other.conflated()));
  }

  List<ReaderTraffic> slowest(int limit) {
    return readers(RealtimeSurvey::slowest, ReaderTraffic.SLOWEST_FIRST, limit);
  }

  List<ReaderTraffic> busiest(int limit) {
    return readers(RealtimeSurvey::busiest, ReaderTraffic.BUSIEST_FIRST, limit);
  }

  private List<ReaderTraffic> readers(
      Function<RealtimeSurvey, List<ReaderTraffic>> part,
      Comparator<ReaderTraffic> order,
      int limit) {
    return surveys.stream()
        .flatMap(survey -> part.apply(survey).stream())
        .sorted(order)
        .limit(limit)
        .toList();
  }
}
