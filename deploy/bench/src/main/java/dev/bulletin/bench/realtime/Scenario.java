package dev.bulletin.bench.realtime;

import dev.bulletin.bench.realtime.run.Churn;
import dev.bulletin.bench.realtime.run.Conflation;
import dev.bulletin.bench.realtime.run.Crowding;
import dev.bulletin.bench.realtime.run.Delivery;
import dev.bulletin.bench.realtime.run.Drain;
import dev.bulletin.bench.realtime.run.Encodes;
import dev.bulletin.bench.realtime.run.Field;
import dev.bulletin.bench.realtime.run.Idle;
import dev.bulletin.bench.realtime.run.Inflating;
import dev.bulletin.bench.realtime.run.Runner;
import dev.bulletin.bench.realtime.run.Setting;
import dev.bulletin.bench.realtime.run.Slow;
import dev.bulletin.bench.realtime.run.Storm;
import dev.bulletin.bench.realtime.run.ThroughGateway;
import dev.bulletin.bench.realtime.run.WithPages;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be measured, with the sizes it has unless told otherwise. */
enum Scenario {
  DELIVERY(
      "A delivery to one of the readers of a room, against Vert.x's own SockJSHandler as it comes, in"
          + " turn",
      setting(2_000, 1, 1, 10, 10, 45, 12, 4),
      Delivery::run),
  ALIKE(
      "The same, against SockJSHandler on our transport and with our JVM options",
      setting(2_000, 1, 1, 10, 10, 45, 12, 4),
      Delivery::alike),
  FIELD_ROOMS(
      "Ten rooms of a reader, against what others broadcast with, all in turn, each at its defaults",
      field(10, 1),
      Field::judged),
  FIELD_FAST("Twenty messages a second in one room, against the same", field(1, 20), Field::judged),
  FIELD_ONE("Ten messages a second in one room, against the same", field(1, 10), Field::told),
  ROOMS(
      "Ten rooms of a reader that tick together",
      setting(2_000, 10, 10, 1, 200, 10, 30, 1),
      Crowding::rooms),
  CROWD(
      "Ten rooms that all readers are in, for long",
      setting(10_000, 10, 10, 1, SweptTick.USUAL, 15, 600, 1),
      Crowding::all),
  ENCODES(
      "How often a message is turned into bytes, for one reader and for many",
      setting(10_000, 1, 1, 2, 200, 10, 30, 1),
      Encodes::run),
  COMPRESSION("A long message, compressed and as it is, in turn", snapshots(), Inflating::run),
  IDLE("Readers that are told nothing", setting(10_000, 1, 1, 1, 200, 5, 60, 1), Idle::run),
  SLOW(
      "One of a hundred readers does not read",
      setting(10_000, 1, 1, 2, SweptTick.SHORT, 10, 52, 1),
      Slow::run),
  CONFLATION(
      "A hundred values a second of one key",
      setting(1_000, 1, 1, 100, 100, 10, 30, 1),
      Conflation::run),
  STORM(
      "All connections are lost at once; who comes back waits as the published SDK does",
      setting(10_000, 1, 1, 5, 200, 10, 10, 1),
      Storm::run),
  DRAIN("SIGTERM while all are there", setting(10_000, 1, 1, 1, 200, 5, 10, 1), Drain::run),
  HALF_OPEN(
      "Readers that are gone without a word",
      setting(1_000, 1, 1, 1, 200, 5, 10, 1),
      Drain::halfOpen),
  GATEWAY(
      "Ten rooms that all readers are in, who come through a gateway",
      setting(ThroughGateway.readers(10_000), 10, 10, 1, SweptTick.USUAL, 15, 120, 1),
      ThroughGateway::run),
  PAGES(
      "Ten rooms that all readers are in, while others read pages at a gateway",
      pages(10_000, 60),
      WithPages::run),
  PAGES_20000("The same with twice as many readers", pages(20_000, 30), WithPages::run),
  PAGES_40000("The same with four times as many", pages(40_000, 30), WithPages::run),
  CHURN(
      "What is left of readers that come and go",
      setting(100_000, 10, 1, 10, 200, 0, 0, 1),
      Churn::run);

  /**
   * Milliseconds that do not divide the time between messages, so that some come at each moment of
   * a tick and delays do not hang on when the first came.
   */
  private static final class SweptTick {
    static final int SHORT = 97;
    static final int USUAL = 197;
  }

  private static final int DEFAULT_TICK_MILLIS = 200;
  private static final int PAYLOAD_BYTES = 512;
  private static final int SNAPSHOT_BYTES = 4_096;
  private static final int HEAP_MEBIBYTES = 1_024;

  private final String title;
  private final Setting setting;
  private final Runner runner;

  Scenario(String title, Setting setting, Runner runner) {
    this.title = title;
    this.setting = setting;
    this.runner = runner;
  }

  private static Setting setting(
      int readers,
      int rooms,
      int roomsEach,
      int perSecond,
      int tickMillis,
      int warmUpSeconds,
      int seconds,
      int rounds) {
    return new Setting(
        readers,
        rooms,
        roomsEach,
        perSecond,
        PAYLOAD_BYTES,
        tickMillis,
        warmUpSeconds,
        seconds,
        rounds,
        HEAP_MEBIBYTES,
        Map.of());
  }

  /** With the tick that our service has unless told otherwise. */
  private static Setting field(int rooms, int perSecond) {
    return setting(2_000, rooms, rooms, perSecond, DEFAULT_TICK_MILLIS, 70, 8, 3);
  }

  private static Setting pages(int readers, int seconds) {
    return setting(readers, 10, 10, 1, SweptTick.USUAL, 15, seconds, 1);
  }

  /** As long as what a dashboard shows. */
  private static Setting snapshots() {
    return new Setting(2_000, 1, 1, 5, SNAPSHOT_BYTES, 200, 10, 12, 3, HEAP_MEBIBYTES, Map.of());
  }

  static Optional<Scenario> named(String name) {
    return Arrays.stream(values()).filter(scenario -> scenario.label().equals(name)).findFirst();
  }

  static String names() {
    return Arrays.stream(values()).map(Scenario::label).collect(Collectors.joining(", "));
  }

  /** As the command line and raw data call it. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Of its raw data, and of its place in a README. */
  String mark() {
    return "realtime-" + label();
  }

  String title() {
    return title;
  }

  Setting setting() {
    return setting;
  }

  Runner runner() {
    return runner;
  }
}
