package dev.bulletin.bench.render;

import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.gateway.encoding.Coding;
import dev.bulletin.gateway.encoding.Compressor;
import dev.bulletin.gateway.encoding.Effort;
import dev.bulletin.gateway.encoding.Encoded;
import dev.bulletin.gateway.page.Pages;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Pages of the gateway, from the services' answers to finished HTML, the way to the pool and back
 * included. What is new has a version that was not seen before; the rest is kept.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PageBenchmark {
  private static final ListReports LIST = new ListReports(Language.EN, 20, null);

  private final Vertx vertx = Vertx.vertx();
  private final PageData data = new PageData();
  private final Pages pages = data.pages(vertx);
  private final ReportPage keptReports = data.reports();
  private final DashboardSummary keptFigures = data.figures();

  private final Compressor compressor = Compressor.load();
  private byte[] report = {};

  @Setup
  public void warm() {
    home(keptFigures, keptReports);
    report = report().getBytes();
  }

  @TearDown
  public void close() {
    finished(vertx.close());
  }

  @Benchmark
  public Buffer listOfReports() {
    return finished(pages.reports(LIST, data.reports(), Optional.of(data.tags())));
  }

  @Benchmark
  public Buffer report() {
    return finished(pages.report(Language.EN, data.report(), Optional.of(data.surroundings())));
  }

  @Benchmark
  public Buffer homeWithAllNew() {
    return home(data.figures(), data.reports());
  }

  @Benchmark
  public Buffer homeWithNewFigures() {
    return home(data.figures(), keptReports);
  }

  @Benchmark
  public Buffer homeWithNothingNew() {
    return home(keptFigures, keptReports);
  }

  @Benchmark
  public Encoded reportCompressedQuickly() {
    return compressor.encode(report, Effort.QUICK);
  }

  @Benchmark
  public Encoded reportCompressedThoroughly() {
    return compressor.encode(report, Effort.THOROUGH);
  }

  /** How long the page of a report is by Brotli, and as it is, in a sentence. */
  static String lengths() {
    var benchmark = new PageBenchmark();
    benchmark.warm();
    String lengths =
        "The page of the report has %,d bytes, compressed quickly %,d, thoroughly %,d"
            .formatted(
                benchmark.report.length,
                benchmark.reportCompressedQuickly().body(Coding.BROTLI).length(),
                benchmark.reportCompressedThoroughly().body(Coding.BROTLI).length());
    benchmark.close();
    return lengths;
  }

  private Buffer home(DashboardSummary figures, ReportPage reports) {
    return finished(pages.home(Language.EN, Optional.of(figures), Optional.of(reports)));
  }

  private static <T> T finished(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
