package dev.bulletin.bench.baseline;

import dev.bulletin.common.lifecycle.RuntimeConfig;
import dev.bulletin.common.page.Parsing;
import dev.bulletin.gateway.encoding.Compressor;
import dev.bulletin.report.ReportServiceMain;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A measure of the plan, as what it changes: most the wiring, one how the JVM is started.
 *
 * @param name as the command line and tables call it
 * @param without what the baseline has in its place
 * @param why a competent developer has that
 */
public record Measure(
    String name,
    String without,
    String why,
    UnaryOperator<Wiring> wiring,
    UnaryOperator<Deployment> deployment) {
  private static final int CONNECTIONS_PER_CORE = 4;

  /** As the services have them by default. */
  public static final int MEBIBYTES = 64;

  /** What is built into the services, in the order of a request's way. */
  public static final List<Measure> WIRED =
      List.of(
          wired(
              "event-loops",
              "one event loop",
              "a verticle is deployed once unless somebody says how often",
              wiring -> wiring.withEventLoops(RuntimeConfig.cores())),
          wired(
              "page-cache",
              "each page is asked for, rendered and compressed for each request",
              "a page that is made anew is right, and fast enough at first",
              wiring -> wiring.keepingPages(MEBIBYTES)),
          wired(
              "brotli",
              "gzip alone",
              "it is what the platform brings",
              wiring -> wiring.compressing(Compressor::load)),
          wired(
              "templates-once",
              "a template and its partials are parsed in each rendering",
              "Handlebars.java keeps none unless it is given a cache",
              wiring -> wiring.parsing(Parsing.ONCE)),
          wired(
              "answers-in-memory",
              "report-service asks PostgreSQL for each question",
              "the database caches, too",
              wiring -> wiring.keepingAnswers(MEBIBYTES)),
          wired(
              "answers-in-redis",
              "nothing is shared by instances",
              "there is one instance",
              wiring -> wiring.sharing(ReportServiceMain::caches)),
          wired(
              "connections",
              "4 connections of each service",
              "the pool's own default",
              wiring -> wiring.withConnections(CONNECTIONS_PER_CORE * RuntimeConfig.cores())),
          wired(
              "generic-plans",
              "PostgreSQL plans a statement of report-service again each time it expects to gain",
              "it does so unless it is told otherwise, and nobody looks at what planning takes",
              Wiring::planningOnce));

  /** All of them. */
  public static final List<Measure> ALL =
      Stream.concat(
              WIRED.stream(),
              Stream.of(
                  deployed(
                      "deployment",
                      "`java -Xmx512m`, and all else as the JVM has it, of a heap that is 1/64 of"
                          + " the machine's memory at first",
                      "that limit is what everybody sets, and the JVM is known to tune itself",
                      before -> Deployment.ofImages())))
          .toList();

  private static Measure wired(
      String name, String without, String why, UnaryOperator<Wiring> wiring) {
    return new Measure(name, without, why, wiring, UnaryOperator.identity());
  }

  private static Measure deployed(
      String name, String without, String why, UnaryOperator<Deployment> deployment) {
    return new Measure(name, without, why, UnaryOperator.identity(), deployment);
  }

  static Measure named(String name) {
    return ALL.stream()
        .filter(measure -> measure.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no measure " + name));
  }
}
