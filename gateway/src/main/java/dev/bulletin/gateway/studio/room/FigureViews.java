package dev.bulletin.gateway.studio.room;

import dev.bulletin.common.words.Words;
import dev.bulletin.contract.dashboard.FigureFormat;
import dev.bulletin.contract.realtime.CloseCount;
import dev.bulletin.contract.realtime.NodeTraffic;
import dev.bulletin.contract.realtime.ReaderTraffic;
import dev.bulletin.contract.realtime.RoomTraffic;
import dev.bulletin.contract.realtime.TransportCount;
import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.page.Numbers;
import dev.bulletin.gateway.page.Times;
import dev.bulletin.gateway.studio.Moment;
import dev.bulletin.gateway.watch.MissingNode;
import dev.bulletin.gateway.watch.NodeOverview;
import dev.bulletin.gateway.watch.RealtimeOverview;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the page shows of the rooms, in one language. Immutable. */
final class FigureViews {
  private static final FigureFormat WHOLE = new FigureFormat(FigureFormat.Style.DECIMAL, 0);
  private static final FigureFormat TENTHS = new FigureFormat(FigureFormat.Style.DECIMAL, 1);
  private static final FigureFormat BYTES = new FigureFormat(FigureFormat.Style.BYTES, null);
  private static final int SHORT_ID = 8;

  private final Words words;
  private final Numbers numbers;
  private final Times times;

  FigureViews(Language language, Words words) {
    this.words = words;
    this.numbers = new Numbers(language.locale(), words);
    this.times = new Times(language.locale(), words);
  }

  /**
   * A figure with its name.
   *
   * @param alert whether somebody should look at it
   */
  record Total(String key, String label, String value, boolean alert) {}

  /** A node in the list. */
  record NodeLine(
      String node, String address, String readers, String slow, String frames, String bytes) {}

  /** A room in the list. */
  record RoomLine(
      String room,
      String kind,
      String readers,
      String publications,
      String conflated,
      String tick) {}

  /** A transport or a code, and how many. */
  record Count(String key, String label, String count) {}

  /**
   * By the names that the template has for it.
   *
   * @param ends whether who looks may end connections
   */
  Map<String, Object> of(RealtimeOverview overview, boolean ends) {
    Instant now = overview.provenance().asOf();
    Map<String, Object> figures = new HashMap<>(tables(overview, now));
    figures.put("asOf", new Moment(Times.attribute(now), times.clock(now, now)));
    figures.put("inAll", inAll(overview.total(), overview.nodes().size()));
    figures.put("ends", ends);
    return figures;
  }

  private String inAll(NodeTraffic total, int nodes) {
    return words.text(
        "rooms.inAll", "readers", total.readers(), "rooms", total.rooms(), "nodes", nodes);
  }

  private Map<String, Object> tables(RealtimeOverview overview, Instant now) {
    return Map.of(
        "totals", totals(overview.total()),
        "missing", overview.missing().stream().map(node -> missing(node, now)).toList(),
        "nodes", overview.nodes().stream().map(this::node).toList(),
        "connections", overview.connections().stream().map(this::connections).toList(),
        "closes", overview.closes().stream().map(this::closes).toList(),
        "rooms", overview.rooms().stream().map(this::room).toList(),
        "slowest", overview.slowest().stream().map(reader -> reader(reader, now)).toList(),
        "busiest", overview.busiest().stream().map(reader -> reader(reader, now)).toList());
  }

  private List<Total> totals(NodeTraffic total) {
    return List.of(
        total("readers", whole(total.readers())),
        new Total("slow", words.text("rooms.slow"), whole(total.slow()), total.slow() > 0),
        total("occupied", whole(total.rooms())),
        total("publications", tenths(total.publications())),
        total("frames", tenths(total.frames())),
        total("bytes", bytes(total.bytes())));
  }

  private Total total(String key, String value) {
    return new Total(key, words.text("rooms." + key), value, /* alert= */ false);
  }

  private String missing(MissingNode node, Instant now) {
    String name =
        node.address().isEmpty() ? node.node() : node.node() + " (" + node.address() + ")";
    Instant answered = node.answeredAt();
    String text = words.text("rooms.missing", "node", name);
    return answered == null
        ? text
        : text + " " + words.text("rooms.answered", "age", age(answered, now));
  }

  private NodeLine node(NodeOverview node) {
    NodeTraffic traffic = node.traffic();
    return new NodeLine(
        node.node(),
        node.address(),
        whole(traffic.readers()),
        whole(traffic.slow()),
        tenths(traffic.frames()),
        bytes(traffic.bytes()));
  }

  private Count connections(TransportCount count) {
    return new Count(count.transport(), transport(count.transport()), whole(count.open()));
  }

  private Count closes(CloseCount count) {
    String key = "rooms.code." + count.code();
    String meaning = words.keys().contains(key) ? words.text(key) : words.text("rooms.code.other");
    return new Count(count.code(), meaning, whole(count.count()));
  }

  private RoomLine room(RoomTraffic room) {
    return new RoomLine(
        room.room(),
        words.text("rooms.kind." + room.kind().code()),
        whole(room.readers()),
        tenths(room.publications()),
        tenths(room.conflated()),
        whole(room.tickMillis()));
  }

  private ReaderLine reader(ReaderTraffic reader, Instant now) {
    Instant stalled = reader.stalledSince();
    Long waiting = reader.waiting();
    return new ReaderLine(
        reader.client().isEmpty() ? reader.node() + reader.since() : reader.client(),
        reader.user().isEmpty() ? words.text("rooms.anonymous") : reader.user(),
        origin(reader),
        reader.client(),
        reader.user(),
        reader.node(),
        transport(reader.transport()),
        age(reader.since(), now),
        whole(reader.rooms()),
        whole(reader.frames()),
        bytes(reader.bytes()),
        whole(reader.marks()),
        stalled == null ? "" : age(stalled, now),
        waiting == null ? "" : bytes(waiting));
  }

  /** Enough to tell readers apart who have no name. */
  private static String origin(ReaderTraffic reader) {
    String id = reader.client().substring(0, Math.min(SHORT_ID, reader.client().length()));
    return Stream.of(reader.address(), id)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private String transport(String label) {
    String key = "rooms.way." + label;
    return words.keys().contains(key) ? words.text(key) : label;
  }

  private String age(Instant since, Instant now) {
    return times.age(Duration.between(since, now));
  }

  private String whole(long value) {
    return numbers.value(BigDecimal.valueOf(value), WHOLE);
  }

  private String tenths(double value) {
    return numbers.value(BigDecimal.valueOf(value), TENTHS);
  }

  private String bytes(double value) {
    return numbers.value(BigDecimal.valueOf(value), BYTES);
  }
}
