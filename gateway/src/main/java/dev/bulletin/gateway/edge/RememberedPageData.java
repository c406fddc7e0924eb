package dev.bulletin.gateway.edge;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.cache.TaggedCache;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.dashboard.DashboardList;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.ListDashboards;
import dev.bulletin.contract.dashboard.SummarizeDashboard;
import dev.bulletin.contract.report.CountTags;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.FindSurroundings;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportFilter;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportSurroundings;
import dev.bulletin.contract.report.SearchPage;
import dev.bulletin.contract.report.SearchReports;
import dev.bulletin.contract.report.TagCounts;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Set;

/**
 * Gives the last answer again, marked stale, while the service that should answer is away; for five
 * minutes, after which it is too old to be shown. Thread-safe.
 */
final class RememberedPageData implements PageData {
  private static final Duration SHOWN_FOR = Duration.ofMinutes(5);
  private static final ListDashboards DASHBOARDS = new ListDashboards();

  private final PageData next;
  private final TaggedCache<Record, Answer> lastByQuestion;

  /** Remembers about so many bytes of answers. */
  RememberedPageData(PageData next, long maxBytes, Ticker ticker) {
    this.next = next;
    this.lastByQuestion = new TaggedCache<>(maxBytes, ticker, new Rules());
  }

  private static final class Rules implements TaggedCache.Rules<Record, Answer> {
    @Override
    public int weight(Record question, Answer answer) {
      return answer instanceof ReportAnswer found
          ? 2_048 + 2 * (found.report().html().length() + found.report().body().length())
          : 16_384;
    }

    @Override
    public Set<String> tags(Record question, Answer answer) {
      return answer.provenance().tags();
    }

    @Override
    public Duration lifetime(Record question, Answer answer) {
      return SHOWN_FOR;
    }
  }

  @Override
  public Future<DashboardSummary> summary(SummarizeDashboard question) {
    return next.summary(question)
        .onSuccess(answer -> lastByQuestion.put(question, answer))
        .recover(failure -> last(question, DashboardSummary.class, failure).map(Stale::of));
  }

  @Override
  public Future<DashboardList> dashboards() {
    return next.dashboards()
        .onSuccess(answer -> lastByQuestion.put(DASHBOARDS, answer))
        .recover(failure -> last(DASHBOARDS, DashboardList.class, failure).map(Stale::of));
  }

  @Override
  public Future<ReportPage> list(ListReports question) {
    if (question.after() != null || !question.filter().equals(ReportFilter.NONE)) {
      return next.list(question); // There are too many places in a list to remember each.
    }
    return next.list(question)
        .onSuccess(answer -> lastByQuestion.put(question, answer))
        .recover(failure -> last(question, ReportPage.class, failure).map(Stale::of));
  }

  @Override
  public Future<ReportAnswer> find(FindReport question) {
    return next.find(question)
        .onSuccess(answer -> lastByQuestion.put(question, answer))
        .recover(failure -> last(question, ReportAnswer.class, failure).map(Stale::of));
  }

  /** A report can be read without what stands around it. */
  @Override
  public Future<ReportSurroundings> surroundings(FindSurroundings question) {
    return next.surroundings(question);
  }

  /** Hardly anybody asks the same again. */
  @Override
  public Future<SearchPage> search(SearchReports question) {
    return next.search(question);
  }

  /** A list can be read without its tags. */
  @Override
  public Future<TagCounts> tags(CountTags question) {
    return next.tags(question);
  }

  /** What was withdrawn must not come back. */
  void forget(Set<String> tags) {
    lastByQuestion.drop(tags);
  }

  private <A> Future<A> last(Record question, Class<A> type, Throwable failure) {
    return isAway(failure)
        ? lastByQuestion
            .find(question)
            .map(answer -> Future.succeededFuture(type.cast(answer)))
            .orElseGet(() -> Future.failedFuture(failure))
        : Future.failedFuture(failure);
  }

  private static boolean isAway(Throwable failure) {
    return !(failure instanceof ServiceException expected)
        || expected.code() == ErrorCode.UNAVAILABLE
        || expected.code() == ErrorCode.INTERNAL;
  }
}
