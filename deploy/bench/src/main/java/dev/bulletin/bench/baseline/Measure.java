package dev.bulletin.bench.baseline;

import dev.bulletin.common.lifecycle.RuntimeConfig;
import dev.bulletin.common.page.Parsing;
import dev.bulletin.gateway.encoding.Compressor;
import dev.bulletin.report.ReportServiceMain;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A measure of the plan, as what it changes in the wiring.
 *
 * @param name as the command line and tables call it
 * @param without what the baseline has in its place
 * @param why a competent developer has that
 */
public record Measure(String name, String without, String why, UnaryOperator<Wiring> change) {
  private static final int CONNECTIONS_PER_CORE = 4;

  /** As the services have them by default. */
  public static final int MEBIBYTES = 64;

  /** All of them, in the order of a request's way. */
  public static final List<Measure> ALL =
      List.of(
          new Measure(
              "event-loops",
              "one event loop",
              "a verticle is deployed once unless somebody says how often",
              wiring -> wiring.withEventLoops(RuntimeConfig.cores())),
          new Measure(
              "page-cache",
              "each page is asked for, rendered and compressed for each request",
              "a page that is made anew is right, and fast enough at first",
              wiring -> wiring.keepingPages(MEBIBYTES)),
          new Measure(
              "brotli",
              "gzip alone",
              "it is what the platform brings",
              wiring -> wiring.compressing(Compressor::load)),
          new Measure(
              "templates-once",
              "a template and its partials are parsed in each rendering",
              "Handlebars.java keeps none unless it is given a cache",
              wiring -> wiring.parsing(Parsing.ONCE)),
          new Measure(
              "answers-in-memory",
              "report-service asks PostgreSQL for each question",
              "the database caches, too",
              wiring -> wiring.keepingAnswers(MEBIBYTES)),
          new Measure(
              "answers-in-redis",
              "nothing is shared by instances",
              "there is one instance",
              wiring -> wiring.sharing(ReportServiceMain::caches)),
          new Measure(
              "connections",
              "4 connections of each service",
              "the pool's own default",
              wiring -> wiring.withConnections(CONNECTIONS_PER_CORE * RuntimeConfig.cores())));

  static Measure named(String name) {
    return ALL.stream()
        .filter(measure -> measure.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no measure " + name));
  }
}
