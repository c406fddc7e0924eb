package dev.bulletin.report;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.cache.Caches;
import dev.bulletin.common.cache.TieredCache;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.FindSurroundings;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportSurroundings;
import dev.bulletin.report.browse.BrowseQueries;
import dev.bulletin.report.browse.FindPlaces;
import dev.bulletin.report.browse.FindTeaser;
import dev.bulletin.report.browse.Places;
import dev.bulletin.report.browse.SurroundingsAnswer;
import dev.bulletin.report.browse.Teaser;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what stands around reports, out of which do, which stays until lists change, and of
 * what is said of each, which is loaded once for all that it stands around: another title of a
 * report that many lead to is one thing to load. Thread-safe.
 */
final class Surroundings {
  private final TieredCache<FindPlaces, Places> places;
  private final TieredCache<FindTeaser, Teaser> teasers;

  Surroundings(Caches caches, BrowseQueries browse) {
    this.places = caches.cache(Cacheable.FIND_PLACES, browse::findPlaces);
    // Read by its key: Redis would take as long to be asked and told.
    this.teasers = caches.unshared(Cacheable.FIND_TEASER, browse::findTeaser);
  }

  Future<ReportSurroundings> find(FindSurroundings question) {
    return places
        .get(new FindPlaces(question.slug(), question.language()))
        .compose(found -> find(found, question.language()));
  }

  private Future<ReportSurroundings> find(Places found, Language language) {
    Future<Optional<Teaser>> previous = teaser(found.previous(), language);
    Future<Optional<Teaser>> next = teaser(found.next(), language);
    List<Future<Optional<Teaser>>> related =
        found.related().stream().map(slug -> teaser(slug, language)).toList();
    return Future.all(Stream.concat(Stream.of(previous, next), related.stream()).toList())
        .map(
            all ->
                answer(
                    found,
                    previous.result(),
                    next.result(),
                    related.stream().flatMap(teaser -> teaser.result().stream()).toList()));
  }

  /** As old as the oldest of what it is made of. */
  private static ReportSurroundings answer(
      Places found, Optional<Teaser> previous, Optional<Teaser> next, List<Teaser> related) {
    List<Provenance> parts =
        Stream.of(Stream.of(found), previous.stream(), next.stream(), related.stream())
            .flatMap(answers -> answers)
            .map(Answer::provenance)
            .toList();
    Instant oldest =
        parts.stream().map(Provenance::asOf).min(Comparator.naturalOrder()).orElseThrow();
    ReportSurroundings answer =
        SurroundingsAnswer.of(
            found.slug(),
            previous.map(Teaser::report),
            next.map(Teaser::report),
            related.stream().map(Teaser::report).toList(),
            oldest);
    return parts.stream().anyMatch(Provenance::stale)
        ? Cacheable.FIND_SURROUNDINGS.stale(answer)
        : answer;
  }

  /** One that is not there any more is about to leave its place, too. */
  private Future<Optional<Teaser>> teaser(@Nullable String slug, Language language) {
    return slug == null
        ? Future.succeededFuture(Optional.empty())
        : teasers
            .get(new FindTeaser(slug, language))
            .map(Optional::of)
            .recover(
                failure ->
                    failure instanceof ServiceException refusal
                            && refusal.code() == ErrorCode.NOT_FOUND
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
  }
}
