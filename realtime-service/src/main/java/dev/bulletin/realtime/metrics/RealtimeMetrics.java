package dev.bulletin.realtime.metrics;

import dev.bulletin.contract.realtime.RoomKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** The counts of a node's rooms and readers, of all its event loops together. Thread-safe. */
public final class RealtimeMetrics {
  private static final String PREFIX = "bulletin.realtime.";
  private static final String MESSAGES = "messages";
  private static final String RECOVERIES = "recoveries";
  private static final String RESULT = "result";
  private static final String CLOSES = "closes";
  private static final String CODE = "code";

  private final MeterRegistry meters;
  private final Map<RoomKind, OfKind> kinds = new EnumMap<>(RoomKind.class);
  private final Counter accepted;
  private final Counter repeated;
  private final Counter refused;
  private final Counter failed;
  private final Counter unplaced;
  private final Counter frames;
  private final Counter bytes;
  private final Counter deflated;
  private final Counter conflated;
  private final Counter appended;
  private final Counter asked;
  private final Counter recovered;
  private final Counter notRecovered;
  private final Counter expelled;
  private final Counter closedByReader;

  public RealtimeMetrics(MeterRegistry meters) {
    this.meters = meters;
    for (RoomKind kind : RoomKind.values()) {
      kinds.put(kind, new OfKind(meters, kind));
    }
    this.accepted = messages("accepted");
    this.repeated = messages("repeated");
    this.refused = messages("refused");
    this.failed = messages("failed");
    this.unplaced = messages("unplaced");
    this.frames = counter("frames", "frames of news written to readers");
    this.bytes = counter("bytes", "bytes of news written to readers");
    this.deflated = counter("deflations", "frames compressed, once for all who inflate them");
    this.conflated = counter("conflated", "messages that a newer one replaced before the tick");
    this.appended = counter("history.appended", "messages handed to the history of streams");
    this.asked = counter("history.asked", "questions to the history of streams");
    this.recovered = counter(RECOVERIES, "readers who came back", RESULT, "complete");
    this.notRecovered = counter(RECOVERIES, "readers who came back", RESULT, "failed");
    this.expelled = counter("expelled", "readers told that a stream does not go on");
    this.closedByReader = closes("reader");
  }

  /** What is counted for each kind of room. */
  private static final class OfKind {
    private final AtomicInteger readers = new AtomicInteger();
    private final AtomicInteger rooms = new AtomicInteger();
    private final Counter encodes;
    private final Counter deliveries;
    private final Counter stalled;
    private final Timer delay;

    OfKind(MeterRegistry meters, RoomKind kind) {
      String code = kind.code();
      Gauge.builder(PREFIX + "readers", readers, AtomicInteger::get)
          .description("readers in rooms, once for each room")
          .tag("kind", code)
          .register(meters);
      Gauge.builder(PREFIX + "rooms", rooms, AtomicInteger::get)
          .description("rooms that are there, once for each event loop")
          .tag("kind", code)
          .register(meters);
      this.encodes = counter(meters, "encodes", "frames turned into bytes", "kind", code);
      this.deliveries = counter(meters, "deliveries", "messages written to readers", "kind", code);
      this.stalled = counter(meters, "stalled", "news passed over by slow readers", "kind", code);
      this.delay =
          Timer.builder(PREFIX + "delay")
              .description("from hearing a message to writing it, once for some readers")
              .tag("kind", code)
              .register(meters);
    }
  }

  /** A message is told to the rooms. */
  public void accepted() {
    accepted.increment();
  }

  /** A message was published before. */
  public void repeated() {
    repeated.increment();
  }

  /** A message is for no room, or is broken. */
  public void refused() {
    refused.increment();
  }

  /** Messages could not be encoded. */
  public void failed() {
    failed.increment();
  }

  /** So many messages of a stream were told without a place in it. */
  public void unplaced(int messages) {
    unplaced.increment(messages);
  }

  /** A message took the place of another that nobody has been told. */
  public void conflated() {
    conflated.increment();
  }

  public void encoded(RoomKind kind) {
    of(kind).encodes.increment();
  }

  /** A frame was compressed. */
  public void deflated() {
    deflated.increment();
  }

  /** So many frames of news were written. */
  public void told(int written, long length) {
    frames.increment(written);
    bytes.increment(length);
  }

  /**
   * So many messages of rooms of that kind were written.
   *
   * @param nanos since the first of them was heard
   */
  public void delivered(RoomKind kind, int messages, long nanos) {
    of(kind).deliveries.increment(messages);
    of(kind).delay.record(nanos, TimeUnit.NANOSECONDS);
  }

  /** So many times a reader could not take a room's news. */
  public void stalled(RoomKind kind, int readers) {
    of(kind).stalled.increment(readers);
  }

  /** A reader came into a room. */
  public void entered(RoomKind kind) {
    of(kind).readers.incrementAndGet();
  }

  /** A reader left a room. */
  public void left(RoomKind kind) {
    of(kind).readers.decrementAndGet();
  }

  /** An event loop has made a room. */
  public void made(RoomKind kind) {
    of(kind).rooms.incrementAndGet();
  }

  /** An event loop has forgotten a room. */
  public void forgotten(RoomKind kind) {
    of(kind).rooms.decrementAndGet();
  }

  /** A reader came back and wanted to be told what it had missed. */
  public void recovered(boolean complete) {
    (complete ? recovered : notRecovered).increment();
  }

  /** A reader has to enter a stream anew. */
  public void expelled() {
    expelled.increment();
  }

  public void appended(int messages) {
    appended.increment(messages);
  }

  /** The history was asked. */
  public void asked() {
    asked.increment();
  }

  /** We ended a connection. */
  public void closed(int code) {
    closes(Integer.toString(code)).increment();
  }

  /** A reader went, or its network did. */
  public void left() {
    closedByReader.increment();
  }

  /** Shows the number of open sockets of a transport. */
  public void watchConnections(String transport, AtomicInteger open) {
    Gauge.builder(PREFIX + "connections", open, AtomicInteger::get)
        .description("open sockets")
        .tag("transport", transport)
        .register(meters);
  }

  /** Shows how many sockets have not said their first word. */
  public void watchArrivals(AtomicInteger arriving) {
    Gauge.builder(PREFIX + "arriving", arriving, AtomicInteger::get)
        .description("open sockets that have not connected yet")
        .register(meters);
  }

  /** Shows how many of something there are while readers are. */
  public void watch(String name, String description, IntSupplier count) {
    Gauge.builder(PREFIX + name, count::getAsInt).description(description).register(meters);
  }

  /** Shows whether the history of streams is away. */
  public void watchHistory(AtomicBoolean away) {
    Gauge.builder(PREFIX + "history.away", away, is -> is.get() ? 1 : 0)
        .description("whether streams go on without a history")
        .register(meters);
  }

  /** Messages that were told to the rooms, since the start. */
  public double acceptedSoFar() {
    return accepted.count();
  }

  /** Frames of news that were written, since the start. */
  public double framesSoFar() {
    return frames.count();
  }

  /** Bytes of news that were written, since the start. */
  public double bytesSoFar() {
    return bytes.count();
  }

  /** How many connections have ended with each code, since the start. */
  public Map<String, Long> closesByCode() {
    Map<String, Long> closes = new TreeMap<>();
    for (Counter counter : meters.find(PREFIX + CLOSES).counters()) {
      closes.put(String.valueOf(counter.getId().getTag(CODE)), (long) counter.count());
    }
    return closes;
  }

  private OfKind of(RoomKind kind) {
    return Objects.requireNonNull(kinds.get(kind));
  }

  private Counter messages(String result) {
    return counter(MESSAGES, "messages from the bus", RESULT, result);
  }

  private Counter closes(String code) {
    return counter(CLOSES, "connections ended, by the code we gave", CODE, code);
  }

  private Counter counter(String name, String description, String... tags) {
    return counter(meters, name, description, tags);
  }

  private static Counter counter(
      MeterRegistry meters, String name, String description, String... tags) {
    return Counter.builder(PREFIX + name).description(description).tags(tags).register(meters);
  }
}
