package dev.bulletin.bench.growth;

import dev.bulletin.bench.Plan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What grows, and what is measured meanwhile. */
enum Series {
  BODY(
      "Pages of growing size from the gateway's memory",
      "KiB of body",
      Operation.REQUEST,
      Bodies::run),
  ROOMS(
      "A thousand readers in more and more rooms",
      "rooms",
      Operation.DELIVERY,
      (plan, around) -> FanOuts.run(FanOuts.ROOMS, plan, around)),
  SUBSCRIBERS(
      "Rooms with more and more subscribers",
      "subscribers of each room",
      Operation.DELIVERY,
      (plan, around) -> FanOuts.run(FanOuts.SUBSCRIBERS, plan, around)),
  RATE(
      "A room of a thousand readers that changes more and more often",
      "updates a second",
      Operation.DELIVERY,
      (plan, around) -> FanOuts.run(FanOuts.RATES, plan, around)),
  JVMS("The services in one JVM, and in four", "JVMs", Operation.REQUEST, Suites::jvms),
  INSTANCES(
      "One, two and three instances of each service",
      "instances of each service",
      Operation.REQUEST,
      Suites::instances);

  private final String title;
  private final String across;
  private final Operation operation;
  private final Runner runner;

  Series(String title, String across, Operation operation, Runner runner) {
    this.title = title;
    this.across = across;
    this.operation = operation;
    this.runner = runner;
  }

  /** What is counted. */
  enum Operation {
    REQUEST("request", "Requests"),
    DELIVERY("delivery", "Deliveries");

    private final String one;
    private final String many;

    Operation(String one, String many) {
      this.one = one;
      this.many = many;
    }

    String one() {
      return one;
    }

    String many() {
      return many;
    }
  }

  /** Where logs and words about the progress go. */
  record Around(Path logs, PrintStream out) {
    void say(String form, Object... values) {
      out.printf(Locale.ROOT, form + "%n", values);
    }
  }

  /** Measures a series. */
  @FunctionalInterface
  interface Runner {
    Growth run(Plan plan, Around around) throws IOException, InterruptedException;
  }

  static Optional<Series> named(String label) {
    return Arrays.stream(values()).filter(series -> series.label().equals(label)).findFirst();
  }

  static String labels() {
    return Arrays.stream(values()).map(Series::label).collect(Collectors.joining(", "));
  }

  /** As the command line and raw data call it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of its raw data, and of its place in a README. */
  String mark() {
    return "growth-" + label();
  }

  String title() {
    return title;
  }

  /** What grows. */
  String across() {
    return across;
  }

  /** What is counted. */
  Operation operation() {
    return operation;
  }

  Runner runner() {
    return runner;
  }
}
