package dev.bulletin.report.transfer;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.report.freeze.Freezer;
import dev.bulletin.report.store.Belongings;
import dev.bulletin.report.store.FrozenSeries;
import dev.bulletin.report.store.PgReportArchive;
import dev.bulletin.report.store.ReportContent;
import dev.bulletin.report.store.Taken;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One import, line by line: a line that fails is answered so and stops no other. Lines of the same
 * report wait for each other. Not thread-safe: lives on the event loop of its request.
 */
final class ImportRun {
  private static final Logger log = LoggerFactory.getLogger(ImportRun.class);

  private final PgReportArchive archive;
  private final ReportCheck check;
  private final Freezer freezer;
  private final Principal principal;
  private final WorkerExecutor cpu;
  private final Clock clock;
  private final MeterRegistry meters;
  private final Map<String, Future<Taken>> underWayBySlug = new HashMap<>();

  ImportRun(
      PgReportArchive archive,
      ReportCheck check,
      Freezer freezer,
      Principal principal,
      WorkerExecutor cpu,
      Clock clock,
      MeterRegistry meters) {
    this.archive = archive;
    this.check = check;
    this.freezer = freezer;
    this.principal = principal;
    this.cpu = cpu;
    this.clock = clock;
    this.meters = meters;
  }

  /** What became of the line, as a line; never fails. */
  Future<Buffer> take(Line line) {
    return read(line)
        .compose(report -> take(line, report))
        .recover(failure -> answerFailed(line, null, failure))
        .map(this::count)
        .map(answer -> JsonMapper.buffer(answer).appendString("\n"));
  }

  private Future<ReportLine> read(Line line) {
    return line.isTooLong()
        ? Future.failedFuture(tooLong(line))
        : cpu.executeBlocking(
            () -> JsonMapper.readLine(line.text(), ReportLine.class), /* ordered= */ false);
  }

  private static ServiceException tooLong(Line line) {
    return new ServiceException(
        ErrorCode.TOO_LARGE,
        "the line has %,d bytes, too many for a report".formatted(line.length()));
  }

  private Future<ImportedLine> take(Line line, ReportLine report) {
    return Future.succeededFuture(report)
        .compose(given -> takeInTurn(given.content(clock.instant()), given.belongings()))
        .map(taken -> ImportedLine.of(line.number(), String.valueOf(report.slug()), taken))
        .recover(failure -> answerFailed(line, report.slug(), failure));
  }

  private Future<Taken> takeInTurn(ReportContent content, Belongings belongings) {
    Future<?> before = underWayBySlug.getOrDefault(content.slug(), Future.succeededFuture());
    Future<Taken> taken = before.transform(ended -> check(content, belongings));
    underWayBySlug.put(content.slug(), taken);
    return taken.onComplete(ended -> underWayBySlug.remove(content.slug(), taken));
  }

  private Future<Taken> check(ReportContent content, Belongings belongings) {
    var command =
        new CreateReport(
            principal, content.slug(), content.author(), content.tags(), content.texts());
    return check
        .check(command, belongings.formerSlugs())
        .compose(checked -> freezer.forIntake(content, keys(belongings)))
        .compose(frozen -> archive.take(content, belongings.with(frozen), principal));
  }

  private static Set<String> keys(Belongings belongings) {
    return belongings.charts().stream().map(FrozenSeries::key).collect(Collectors.toSet());
  }

  private Future<ImportedLine> answerFailed(Line line, @Nullable String slug, Throwable failure) {
    return Future.succeededFuture(ImportedLine.failed(line.number(), slug, told(failure)));
  }

  private static ServiceException told(Throwable failure) {
    if (failure instanceof ServiceException expected) {
      return expected;
    }
    log.error("a line of an import failed", failure);
    return new ServiceException(
        ErrorCode.INTERNAL, "the fault is ours, and it has been logged; import the line again");
  }

  private ImportedLine count(ImportedLine answer) {
    meters.counter("bulletin.reports.imported", "status", answer.status()).increment();
    return answer;
  }
}
