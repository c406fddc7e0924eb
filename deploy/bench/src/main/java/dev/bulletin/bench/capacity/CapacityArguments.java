package dev.bulletin.bench.capacity;

import dev.bulletin.bench.Options;
import dev.bulletin.bench.Output;
import java.util.List;

/** The command line of the capacity model. */
final class CapacityArguments {
  static final String USAGE =
      """
      usage: deploy/bench/capacity [--readers N] [--idle S] [--seconds S] [--warm-up S] [--reports N]
                                   [--write] [--from FILE]

      Measures what pages, reports, sockets and updates cost each service, PostgreSQL and Redis, and
      computes from it and from deploy/bench/capacity.properties what many readers need.
        --readers N   with sockets, in one realtime-service (default 10000)
        --idle S      seconds in which they are told nothing (default 50: two pings)
        --seconds S   of each measurement (default 8)
        --warm-up S   before each, for the JIT compilers (default 4)
        --reports N   that are published, and then read for the first time (default 300)
        --write       put the tables into deploy/README.md
        --from FILE   measure nothing, take the raw data of an earlier run""";

  private static final int MAX = 99_999;

  private int readers = 10_000;
  private int idle = 50;
  private int seconds = 8;
  private int warmUp = 4;
  private int reports = 300;
  private final Output output = new Output();

  private CapacityArguments() {}

  static CapacityArguments parse(List<String> arguments) {
    var parsed = new CapacityArguments();
    Options.read(USAGE, arguments, parsed::take);
    return parsed;
  }

  int readers() {
    return readers;
  }

  int idle() {
    return idle;
  }

  int seconds() {
    return seconds;
  }

  int warmUp() {
    return warmUp;
  }

  int reports() {
    return reports;
  }

  Output output() {
    return output;
  }

  private void take(String option, Options options) {
    switch (option) {
      case "--readers" -> readers = options.number(MAX);
      case "--idle" -> idle = options.number(MAX);
      case "--seconds" -> seconds = options.number(MAX);
      case "--warm-up" -> warmUp = options.number(MAX);
      case "--reports" -> reports = options.number(MAX);
      default -> output.take(option, options);
    }
  }
}
