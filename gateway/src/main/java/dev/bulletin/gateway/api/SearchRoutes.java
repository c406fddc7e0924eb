package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.report.CountTags;
import dev.bulletin.contract.report.FindSurroundings;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.SearchReports;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Ways from one report to others: words, tags and neighbours. */
final class SearchRoutes implements Routes {
  private static final int OK = 200;
  private static final int MAX_QUERY = 200;

  private final TypedBus bus;

  SearchRoutes(TypedBus bus) {
    this.bus = bus;
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, ReportAnswers.REPORTS + "/search").get(Admission.OPEN, this::search).end();
    Resource.at(router, ReportAnswers.REPORTS + "/:slug/surroundings")
        .get(Admission.OPEN, this::findSurroundings)
        .end();
    Resource.at(router, "/api/v1/tags").get(Admission.OPEN, this::countTags).end();
  }

  private void search(RoutingContext ctx) {
    Parameters query = Parameters.of(ctx);
    bus.ask(ReportContract.SEARCH, question(query))
        .onSuccess(page -> ReportAnswers.sendPage(ctx, page, "after", page.next()))
        .onFailure(ctx::fail);
  }

  private static SearchReports question(Parameters query) {
    return new SearchReports(
        query.language("language", Language.EN),
        words(query),
        query.filter(),
        query.limit(),
        query.cursor());
  }

  private static String words(Parameters query) {
    String words = query.text("q", MAX_QUERY);
    if (words == null || words.isBlank()) {
      throw ServiceException.invalid("q", "required, words to look for");
    }
    return words;
  }

  private void countTags(RoutingContext ctx) {
    Parameters query = Parameters.of(ctx);
    bus.ask(ReportContract.COUNT_TAGS, new CountTags(query.language("language", Language.EN)))
        .onSuccess(tags -> JsonAnswers.send(ctx, OK, tags))
        .onFailure(ctx::fail);
  }

  private void findSurroundings(RoutingContext ctx) {
    Parameters query = Parameters.of(ctx);
    var question =
        new FindSurroundings(PathParameters.slug(ctx), query.language("language", Language.EN));
    bus.ask(ReportContract.FIND_SURROUNDINGS, question)
        .onSuccess(found -> JsonAnswers.send(ctx, OK, found))
        .onFailure(ctx::fail);
  }
}
