package dev.bulletin.bench.trace;

import dev.bulletin.bench.CpuReading;
import dev.bulletin.bench.LoadResult;
import dev.bulletin.bench.http.Encoding;
import dev.bulletin.bench.http.PageClient;
import dev.bulletin.bench.http.WrkLoad;
import dev.bulletin.bench.page.LocalSuite;
import dev.bulletin.bench.process.ProcessTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A suite that traces so many of its requests, and the load on it. */
final class TracedSuite implements AutoCloseable {
  private final Tracing tracing;
  private final LocalSuite suite;
  private final Collector collector;
  private final Path wrk;
  private final Path wrkScript;

  TracedSuite(Tracing tracing, LocalSuite suite, Collector collector, Path wrk, Path wrkScript) {
    this.tracing = tracing;
    this.suite = suite;
    this.collector = collector;
    this.wrk = wrk;
    this.wrkScript = wrkScript;
  }

  void warmUp(Duration each) throws IOException, InterruptedException {
    for (Request request : Request.values()) {
      load(request).run(each);
    }
  }

  /** Each kind of request for so long. */
  List<Turn> turn(Duration each) throws IOException, InterruptedException {
    List<Turn> turns = new ArrayList<>();
    for (Request request : Request.values()) {
      turns.add(turn(request, each));
    }
    return turns;
  }

  private Turn turn(Request request, Duration each) throws IOException, InterruptedException {
    ProcessTree gateway = suite.service("gateway");
    ProcessTree reports = suite.service("report-service");
    CpuReading gatewayBefore = gateway.read();
    CpuReading reportsBefore = reports.read();
    long sentBefore = collector.bytes();
    LoadResult result = load(request).run(each);
    return new Turn(
        tracing,
        request,
        result.operations(),
        result.errors().values().stream().mapToLong(Long::longValue).sum(),
        gateway.read().secondsSince(gatewayBefore),
        reports.read().secondsSince(reportsBefore),
        collector.bytes() - sentBefore);
  }

  private WrkLoad load(Request request) {
    return new WrkLoad(
        wrk, wrkScript, new PageClient(), suite.url().resolve(request.path()), Encoding.IDENTITY);
  }

  @Override
  public void close() {
    suite.close();
    collector.close();
  }
}
