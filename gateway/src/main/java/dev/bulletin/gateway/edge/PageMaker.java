package dev.bulletin.gateway.edge;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.gateway.page.Pages;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks for what a page shows, renders it and compresses it. Thread-safe. */
final class PageMaker {
  private static final int LIST_REPORTS = 20;

  /** Figures age even when nothing new comes, and a page must not go on calling them live. */
  private static final Duration FIGURES_HOLD = Duration.ofSeconds(5);

  /** A page that lacks something, or shows something old, is tried again soon. */
  private static final Duration LACKING_HOLDS = Duration.ofSeconds(2);

  private final PageData data;
  private final Pages pages;
  private final WorkerExecutor cpu;
  private final Duration freshFor;

  PageMaker(PageData data, Pages pages, WorkerExecutor cpu, Duration freshFor) {
    this.data = data;
    this.pages = pages;
    this.cpu = cpu;
    this.freshFor = freshFor;
  }

  Future<MadePage> make(PageAddress address) {
    return switch (address.kind()) {
      case HOME -> home(address);
      case DASHBOARD -> dashboard(address);
      case REPORTS -> list(address, null);
      case REPORT -> report(address);
    };
  }

  /** A further page of a list. */
  Future<MadePage> more(PageAddress list, String after) {
    return list(list, after);
  }

  /** Whether a report that is not there in one language is there in the other. */
  Future<Optional<PageAddress>> elsewhere(PageAddress missing) {
    Language other = missing.language() == Language.VI ? Language.EN : Language.VI;
    PageAddress there = missing.in(other);
    return ifThere(data.find(question(there))).map(found -> found.map(report -> there));
  }

  private Future<MadePage> home(PageAddress address) {
    var market = ifThere(data.market());
    var reports = ifThere(data.list(new ListReports(address.language(), Pages.HOME_REPORTS, null)));
    return Future.all(market, reports)
        .compose(asked -> home(address, market.result(), reports.result()));
  }

  private Future<MadePage> home(
      PageAddress address, Optional<DashboardSummary> market, Optional<ReportPage> reports) {
    List<Answer> answers = Stream.of(market, reports).<Answer>flatMap(Optional::stream).toList();
    if (answers.isEmpty()) {
      return Future.failedFuture(
          ServiceException.unavailable("neither reports nor figures can be had at present"));
    }
    Duration holds = answers.size() < 2 ? LACKING_HOLDS : holds(answers);
    return finish(address, pages.home(address.language(), market, reports), answers, holds);
  }

  private static <A> Future<Optional<A>> ifThere(Future<A> answer) {
    return answer.map(Optional::of).otherwise(Optional.empty());
  }

  private Future<MadePage> dashboard(PageAddress address) {
    return data.market()
        .compose(summary -> finish(address, pages.dashboard(address.language(), summary), summary));
  }

  private Future<MadePage> list(PageAddress address, @Nullable String after) {
    return data.list(new ListReports(address.language(), LIST_REPORTS, after))
        .compose(page -> finish(address, pages.reports(address.language(), page), page));
  }

  private Future<MadePage> report(PageAddress address) {
    return data.find(question(address))
        .compose(found -> finish(address, pages.report(address.language(), found), found));
  }

  private static FindReport question(PageAddress report) {
    return new FindReport(report.slug(), report.language(), /* drafts= */ false);
  }

  private Future<MadePage> finish(PageAddress address, Future<Buffer> html, Answer answer) {
    List<Answer> answers = List.of(answer);
    return finish(address, html, answers, holds(answers));
  }

  private Future<MadePage> finish(
      PageAddress address, Future<Buffer> html, List<Answer> answers, Duration holds) {
    return html.compose(body -> compress(address.language(), body))
        .map(finished -> new MadePage(finished, tags(address, answers), holds));
  }

  private Future<Finished> compress(Language language, Buffer body) {
    var kind = new Finished.Kind("text/html; charset=utf-8", language.code(), "no-cache");
    return cpu.executeBlocking(() -> Finished.compress(kind, body), /* ordered= */ false);
  }

  private Duration holds(List<Answer> answers) {
    if (answers.stream().anyMatch(answer -> answer.provenance().stale())) {
      return LACKING_HOLDS;
    }
    boolean figures = answers.stream().anyMatch(DashboardSummary.class::isInstance);
    return figures && freshFor.compareTo(FIGURES_HOLD) > 0 ? FIGURES_HOLD : freshFor;
  }

  private static Set<String> tags(PageAddress address, List<Answer> answers) {
    Set<String> tags = new HashSet<>(address.tags());
    answers.forEach(answer -> tags.addAll(answer.provenance().tags()));
    return tags;
  }
}
