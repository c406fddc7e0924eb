package dev.bulletin.bench.realtime;

import dev.bulletin.bench.Options;
import dev.bulletin.bench.Output;
import dev.bulletin.bench.realtime.crowd.Payload;
import dev.bulletin.bench.realtime.run.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The command line of the measurements of realtime-service. */
final class RealtimeArguments {
  static final String USAGE =
      """
      usage: deploy/bench/realtime [--scenario NAME]... [--readers N] [--rooms N] [--rooms-each N]
                                   [--rate N] [--payload BYTES] [--tick MILLIS] [--warm-up SECONDS]
                                   [--duration SECONDS] [--rounds N] [--heap MIB]
                                   [--set NAME=VALUE]... [--write] [--from FILE]

      Starts realtime-service in a JVM of its own, lets readers come from processes of their own,
      publishes over the bus, and tells what readers got and what it cost the server.
        --scenario NAME   one of %s;
                          may be given again; without it all are run
        --readers N       how many readers
        --rooms N         how many rooms, of which each reader is in --rooms-each
        --rate N          messages a second in each room
        --payload BYTES   of each message (from 128)
        --tick MILLIS     of the rooms
        --warm-up SECONDS before anything counts, for the JIT compilers
        --duration SECONDS  how long a phase is measured
        --rounds N        of each side, where two are compared
        --heap MIB        of a server
        --set NAME=VALUE  a setting of realtime-service
        --write           put the tables into deploy/bench/README.md
        --from FILE       measure nothing, take the raw data of an earlier run of the scenario

      What is not given is as the scenario has it."""
          .formatted(Scenario.names());

  private static final int MAX = 99_999_999;
  private static final int MAX_ROOMS = 999;
  private static final int MAX_MILLIS = 5_000;
  private static final int MAX_PAYLOAD = 262_144;
  private static final String READERS = "--readers";
  private static final String ROOMS = "--rooms";
  private static final String ROOMS_EACH = "--rooms-each";
  private static final String RATE = "--rate";
  private static final String PAYLOAD = "--payload";
  private static final String TICK = "--tick";
  private static final String WARM_UP = "--warm-up";
  private static final String DURATION = "--duration";
  private static final String ROUNDS = "--rounds";
  private static final String HEAP = "--heap";

  private final List<Scenario> scenarios = new ArrayList<>();
  private final Map<String, Integer> sizes = new HashMap<>();
  private final Map<String, String> extra = new HashMap<>();
  private final Output output = new Output();

  private RealtimeArguments() {}

  static RealtimeArguments parse(List<String> arguments) {
    var parsed = new RealtimeArguments();
    Options.read(USAGE, arguments, parsed::take);
    return parsed;
  }

  List<Scenario> scenarios() {
    return scenarios.isEmpty() ? Arrays.asList(Scenario.values()) : List.copyOf(scenarios);
  }

  /** The sizes of a scenario, as far as they are not given. */
  Setting setting(Scenario scenario) {
    Setting usual = scenario.setting();
    int rooms = size(ROOMS, usual.rooms());
    return new Setting(
        size(READERS, usual.readers()),
        rooms,
        Math.min(rooms, size(ROOMS_EACH, usual.roomsEach())),
        size(RATE, usual.perSecond()),
        Math.max(Payload.MIN_BYTES, size(PAYLOAD, usual.payloadBytes())),
        size(TICK, usual.tickMillis()),
        size(WARM_UP, usual.warmUpSeconds()),
        size(DURATION, usual.seconds()),
        size(ROUNDS, usual.rounds()),
        size(HEAP, usual.heapMebibytes()),
        extra);
  }

  private int size(String option, int usual) {
    return Objects.requireNonNullElse(sizes.get(option), usual);
  }

  Output output() {
    return output;
  }

  private void take(String option, Options options) {
    switch (option) {
      case "--scenario" -> scenarios.add(scenario(options));
      case "--set" -> set(options);
      case READERS, WARM_UP, DURATION, ROUNDS, RATE, HEAP -> sizes.put(option, options.number(MAX));
      case ROOMS, ROOMS_EACH -> sizes.put(option, options.number(MAX_ROOMS));
      case TICK -> sizes.put(option, options.number(MAX_MILLIS));
      case PAYLOAD -> sizes.put(option, options.number(MAX_PAYLOAD));
      default -> output.take(option, options);
    }
  }

  private static Scenario scenario(Options options) {
    String name = options.value();
    return Scenario.named(name)
        .orElseThrow(
            () ->
                options.refusal(
                    "--scenario %s: one of %s is needed".formatted(name, Scenario.names())));
  }

  private void set(Options options) {
    String[] setting = options.value().split("=", 2);
    if (setting.length < 2 || !setting[0].startsWith("BULLETIN_")) {
      throw options.refusal("--set: a setting such as BULLETIN_REALTIME_PING=10s is needed");
    }
    extra.put(setting[0], setting[1]);
  }
}
