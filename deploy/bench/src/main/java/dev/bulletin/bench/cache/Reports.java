package dev.bulletin.bench.cache;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.cache.CacheKind;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Reports by number, whose answers all have the same encoded size and take the same time to load.
 */
final class Reports {
  static final CacheKind<FindReport, ReportAnswer> KIND =
      CacheKind.of(
          ReportContract.FIND,
          question -> Set.of(ReportContract.tag(question.slug())),
          (answer, provenance) -> new ReportAnswer(provenance, answer.report()));

  private final int bytes;
  private final long loadMillis;

  Reports(int bytes, long loadMillis) {
    this.bytes = bytes;
    this.loadMillis = loadMillis;
  }

  static FindReport question(int number) {
    return new FindReport("report-%06d".formatted(number), Language.EN, /* drafts= */ false);
  }

  Future<ReportAnswer> load(Vertx vertx, FindReport question) {
    return vertx.timer(loadMillis, TimeUnit.MILLISECONDS).map(read -> answer(question));
  }

  private ReportAnswer answer(FindReport question) {
    int envelope = JsonMapper.bytes(answer(question.slug(), "")).length;
    return answer(question.slug(), "x".repeat(bytes - envelope));
  }

  private static ReportAnswer answer(String slug, String html) {
    var provenance =
        Provenance.fresh(slug + "-1-en", Set.of(ReportContract.tag(slug)), Instant.EPOCH);
    return new ReportAnswer(
        provenance,
        new ReportView(
            slug,
            slug,
            1,
            ReportStatus.PUBLISHED,
            Language.EN,
            Set.of(Language.EN),
            "Title",
            "Summary",
            "",
            html,
            List.of(),
            List.of("weekly"),
            "An",
            3,
            Instant.EPOCH,
            Instant.EPOCH,
            Instant.EPOCH));
  }
}
