package dev.bulletin.bench.push;

import dev.bulletin.bench.Options;
import dev.bulletin.bench.Output;
import java.util.List;

/** The command line of the measurement of pushes. */
final class PushArguments {
  static final String USAGE =
      """
      usage: deploy/bench/push [--seconds N] [--warm-up N] [--rate N] [--connections N] [--series N]
                               [--batch N] [--write] [--from FILE]

      Starts a dashboard-service, a realtime-service and a gateway in JVMs of their own, pushes
      samples through the gateway as JSON, as line protocol and as packed line protocol, and looks
      at a dashboard meanwhile: how many are accepted how soon, and when they are shown.
        --seconds N       of each round (default 30)
        --warm-up N       seconds before, for the JIT compilers (default 60)
        --rate N          samples a second that are sent in the first round of each kind; in the
                          second they are sent as fast as they are answered (default 50000)
        --connections N   how many push at once (default 4)
        --series N        of each connection (default 500)
        --batch N         samples of one push (default 2500)
        --write           put the table into dashboard-service/README.md
        --from FILE       measure nothing, take the raw data of an earlier run""";

  private static final int MAX = 99_999_999;
  private static final int MAX_CONNECTIONS = 100;
  private static final int MAX_BATCH = 20_000;

  private int seconds = 30;
  private int warmUp = 60;
  private int rate = 50_000;
  private int connections = 4;
  private int series = 500;
  private int batch = 2_500;
  private final Output output = new Output();

  private PushArguments() {}

  static PushArguments parse(List<String> arguments) {
    var parsed = new PushArguments();
    Options.read(USAGE, arguments, parsed::take);
    return parsed;
  }

  int seconds() {
    return seconds;
  }

  int warmUp() {
    return warmUp;
  }

  int rate() {
    return rate;
  }

  int connections() {
    return connections;
  }

  int series() {
    return series;
  }

  int batch() {
    return batch;
  }

  Output output() {
    return output;
  }

  private void take(String option, Options options) {
    switch (option) {
      case "--seconds" -> seconds = options.number(MAX);
      case "--warm-up" -> warmUp = options.number(MAX);
      case "--rate" -> rate = options.number(MAX);
      case "--connections" -> connections = options.number(MAX_CONNECTIONS);
      case "--series" -> series = options.number(MAX_BATCH);
      case "--batch" -> batch = options.number(MAX_BATCH);
      default -> output.take(option, options);
    }
  }
}
