package dev.bulletin.gateway.edge;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.dashboard.DashboardList;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.SummarizeDashboard;
import dev.bulletin.contract.report.CountTags;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.FindSurroundings;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportSurroundings;
import dev.bulletin.contract.report.SearchPage;
import dev.bulletin.contract.report.SearchReports;
import dev.bulletin.contract.report.TagCounts;
import dev.bulletin.gateway.page.Pages;
import dev.bulletin.gateway.reference.Reference;
import dev.bulletin.gateway.status.PartState;
import dev.bulletin.gateway.status.StatusWatch;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks for what a page shows and renders it. Thread-safe. */
final class PageMaker {
  private static final int LIST_REPORTS = 20;
  private static final int SOURCES_OF = 20;

  private static final SummarizeDashboard MARKET = new SummarizeDashboard(PageAddress.MARKET);

  private final PageData data;
  private final HistoryReader histories;
  private final Pages pages;
  private final FeedMaker feeds;
  private final StatusWatch watch;
  private final EmbedMaker embeds;
  private final HtmlFinisher finisher;
  private final Reference reference;

  PageMaker(
      PageData data,
      HistoryReader histories,
      Pages pages,
      FeedMaker feeds,
      StatusWatch watch,
      EmbedMaker embeds,
      HtmlFinisher finisher,
      Reference reference) {
    this.data = data;
    this.histories = histories;
    this.pages = pages;
    this.feeds = feeds;
    this.watch = watch;
    this.embeds = embeds;
    this.finisher = finisher;
    this.reference = reference;
  }

  Future<DraftPage> make(PageAddress address) {
    return switch (address.kind()) {
      case HOME -> home(address);
      case DASHBOARDS -> dashboards(address);
      case DASHBOARD -> dashboard(address);
      case EMBED -> embeds.make(address);
      case REPORTS -> list(address, PageQuery.NONE);
      case SEARCH -> search(address, PageQuery.NONE);
      case REPORT -> report(address);
      case STATUS -> status(address);
      case OFFLINE -> finisher.finish(address, pages.offline(address.language()), List.of());
      case FEED -> feeds.feed(address);
      case API -> api(address);
      case SITEMAP -> feeds.sitemap(address);
    };
  }

  /** A list or a search that is narrowed to what a reader wants to see. */
  Future<DraftPage> make(PageAddress address, PageQuery query) {
    return address.kind() == PageAddress.Kind.SEARCH
        ? search(address, query)
        : list(address, query);
  }

  /** Where a report that is not there in one language is there in another. */
  Future<Optional<PageAddress>> elsewhere(PageAddress missing) {
    List<Future<Optional<PageAddress>>> asked =
        Arrays.stream(Language.values())
            .filter(language -> !language.equals(missing.language()))
            .map(language -> ifThere(missing.in(language)))
            .toList();
    return Future.all(asked)
        .map(all -> asked.stream().flatMap(one -> one.result().stream()).findFirst());
  }

  private Future<Optional<PageAddress>> ifThere(PageAddress there) {
    return ifThere(data.find(question(there))).map(found -> found.map(report -> there));
  }

  private Future<DraftPage> home(PageAddress address) {
    var market = ifThere(data.summary(MARKET));
    var reports = ifThere(data.list(new ListReports(address.language(), Pages.HOME_REPORTS, null)));
    return Future.all(market, reports)
        .compose(asked -> home(address, market.result(), reports.result()));
  }

  private Future<DraftPage> home(
      PageAddress address, Optional<DashboardSummary> market, Optional<ReportPage> reports) {
    List<Answer> answers = present(market, reports);
    if (answers.isEmpty()) {
      return Future.failedFuture(
          ServiceException.unavailable("neither reports nor figures can be had at present"));
    }
    Duration holds = answers.size() < 2 ? HtmlFinisher.LACKING_HOLDS : finisher.holds(answers);
    return finisher.finish(
        address, pages.home(address.language(), market, reports), answers, holds);
  }

  private static <A> Future<Optional<A>> ifThere(Future<A> answer) {
    return answer.map(Optional::of).otherwise(Optional.empty());
  }

  private static List<Answer> present(
      Optional<? extends Answer> one, Optional<? extends Answer> other) {
    return Stream.of(one, other).<Answer>flatMap(Optional::stream).toList();
  }

  private Future<DraftPage> dashboard(PageAddress address) {
    return data.summary(new SummarizeDashboard(address.slug()))
        .compose(summary -> dashboard(address, summary));
  }

  /** Its figures are worth showing without their past. */
  private Future<DraftPage> dashboard(PageAddress address, DashboardSummary summary) {
    return histories
        .read(summary, address.range())
        .compose(read -> dashboard(address, summary, read));
  }

  private Future<DraftPage> dashboard(
      PageAddress address, DashboardSummary summary, HistoryReader.Read read) {
    List<Answer> answers = List.of(summary);
    return finisher.finish(
        address,
        pages.dashboard(address.language(), summary, read.histories()),
        answers,
        read.complete() ? finisher.holds(answers) : HtmlFinisher.LACKING_HOLDS);
  }

  private Future<DraftPage> api(PageAddress address) {
    return finisher.finish(address, pages.api(address.language(), reference), List.of());
  }

  private Future<DraftPage> dashboards(PageAddress address) {
    return data.dashboards()
        .compose(
            list ->
                finisher.finish(
                    address, pages.dashboards(address.language(), list), List.of(list)));
  }

  private Future<DraftPage> list(PageAddress address, PageQuery query) {
    var question = new ListReports(address.language(), query.filter(), LIST_REPORTS, query.after());
    Future<ReportPage> list = data.list(question);
    Future<Optional<TagCounts>> tags = tags(address);
    return Future.all(list, tags)
        .compose(asked -> list(address, question, list.result(), tags.result()));
  }

  private Future<DraftPage> list(
      PageAddress address, ListReports question, ReportPage page, Optional<TagCounts> tags) {
    List<Answer> answers = present(Optional.of(page), tags);
    Duration holds = tags.isEmpty() ? HtmlFinisher.LACKING_HOLDS : finisher.holds(answers);
    return finisher.finish(address, pages.reports(question, page, tags), answers, holds);
  }

  private Future<DraftPage> search(PageAddress address, PageQuery query) {
    var question =
        new SearchReports(
            address.language(), query.words(), query.filter(), LIST_REPORTS, query.after());
    Future<Optional<SearchPage>> found =
        query.words().isEmpty()
            ? Future.succeededFuture(Optional.empty())
            : data.search(question).map(Optional::of);
    Future<Optional<TagCounts>> tags = tags(address);
    return Future.all(found, tags)
        .compose(asked -> search(address, question, found.result(), tags.result()));
  }

  private Future<DraftPage> search(
      PageAddress address,
      SearchReports question,
      Optional<SearchPage> found,
      Optional<TagCounts> tags) {
    List<Answer> answers = present(found, tags);
    Duration holds = tags.isEmpty() ? HtmlFinisher.LACKING_HOLDS : finisher.holds(answers);
    return finisher.finish(address, pages.search(question, found, tags), answers, holds);
  }

  /** A list without its tags is still a list. */
  private Future<Optional<TagCounts>> tags(PageAddress address) {
    return ifThere(data.tags(new CountTags(address.language())));
  }

  /** Asked for anew by who looks again; many who look at once are told the same. */
  private Future<DraftPage> status(PageAddress address) {
    Future<List<PartState>> parts = watch.look();
    Future<List<DashboardSummary>> boards =
        data.dashboards().compose(this::summaries).otherwise(List.of());
    return Future.all(parts, boards)
        .compose(asked -> pages.status(address.language(), parts.result(), boards.result()))
        .compose(
            html ->
                finisher.finish(
                    address, Future.succeededFuture(html), List.of(), HtmlFinisher.LACKING_HOLDS));
  }

  /** Of the first dashboards: who has many has the same sources in most of them. */
  private Future<List<DashboardSummary>> summaries(DashboardList list) {
    List<Future<Optional<DashboardSummary>>> asked =
        list.dashboards().stream()
            .limit(SOURCES_OF)
            .map(entry -> ifThere(data.summary(new SummarizeDashboard(entry.name()))))
            .toList();
    return Future.all(asked)
        .map(all -> asked.stream().flatMap(one -> one.result().stream()).toList());
  }

  private Future<DraftPage> report(PageAddress address) {
    Future<ReportAnswer> found =
        data.find(question(address)).map(answer -> requireNotMoved(address, answer));
    Future<Optional<ReportSurroundings>> around =
        ifThere(data.surroundings(new FindSurroundings(address.slug(), address.language())));
    return Future.all(found, around)
        .compose(asked -> report(address, found.result(), around.result()));
  }

  private static ReportAnswer requireNotMoved(PageAddress asked, ReportAnswer found) {
    String slug = found.report().slug();
    if (!slug.equals(asked.slug())) {
      throw new ReportMoved(new PageAddress(asked.kind(), asked.language(), slug));
    }
    return found;
  }

  private Future<DraftPage> report(
      PageAddress address, ReportAnswer found, Optional<ReportSurroundings> around) {
    List<Answer> answers = present(Optional.of(found), around);
    Duration holds = around.isEmpty() ? HtmlFinisher.LACKING_HOLDS : finisher.holds(answers);
    return finisher.finish(
        address, pages.report(address.language(), found, around), answers, holds);
  }

  private static FindReport question(PageAddress report) {
    return new FindReport(report.slug(), report.language(), /* drafts= */ false);
  }
}
