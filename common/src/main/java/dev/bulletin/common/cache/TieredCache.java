package dev.bulletin.common.cache;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.trace.Spans;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Answers questions of one kind from memory, else from what all instances keep together, else by
 * loading. Thread-safe.
 *
 * <ul>
 *   <li>Who asks what is being asked already waits for that answer.
 *   <li>What is asked for again in the last quarter of its time is loaded anew in the background,
 *       and so is what a change has outdated, twice at most until somebody asks for it.
 *   <li>While it cannot be loaded, or loading takes long, an older answer is given, marked stale.
 *   <li>That there is nothing is kept too, for a shorter time; any other failure never.
 * </ul>
 *
 * <p>An answer may come on any event loop.
 */
public final class TieredCache<Q extends Record, A extends Record & Answer> {
  /** Less than a question on the bus may take. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  /** Between two tries to load what could not be loaded, as long as there is an older answer. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** The asker's fault, or his luck: what was known before is no answer to it. */
  private static final Set<ErrorCode> AWAY =
      Set.of(ErrorCode.UNAVAILABLE, ErrorCode.INTERNAL, ErrorCode.TOO_MANY_REQUESTS);

  private final CacheKind<Q, A> kind;
  private final MemoryTier memory;
  private final Loading<Q, A> loading;
  private final Pace pace;
  private final CacheMetrics metrics;

  TieredCache(
      CacheKind<Q, A> kind,
      MemoryTier memory,
      Loading<Q, A> loading,
      Pace pace,
      CacheMetrics metrics) {
    this.kind = kind;
    this.memory = memory;
    this.loading = loading;
    this.pace = pace;
    this.metrics = metrics;
  }

  /** The answer; fails as loading it does. */
  public Future<A> get(Q question) {
    Optional<Kept> found = memory.find(question);
    return found.isPresent() ? from(question, found.get()) : wait(question);
  }

  private Future<A> from(Q question, Kept kept) {
    long now = pace.read();
    if (kept.isFresh(now)) {
      kept.want();
      if (kept.isDue(now)) {
        refresh(question, kept, now);
      }
      return answer(kept, kept.known() instanceof Known.Found ? Outcome.L1 : Outcome.MISS);
    }
    return kept.isOfUse() && !kept.isDue(now) ? answer(kept, Outcome.STALE) : wait(question);
  }

  private Future<A> wait(Q question) {
    return fly(question)
        .onFailure(failure -> metrics.answered(Outcome.ERROR))
        .compose(landing -> answer(landing.kept(), outcome(landing)));
  }

  /** What the others knew not to be there counts as known. */
  private static Outcome outcome(Landing landing) {
    return landing.outcome() == Outcome.L2 && landing.kept().known() instanceof Known.Missing
        ? Outcome.MISS
        : landing.outcome();
  }

  private Future<A> answer(Kept kept, Outcome outcome) {
    metrics.answered(outcome);
    if (kept.known() instanceof Known.Missing missing) {
      return Future.failedFuture(missing.refusal());
    }
    A answer = kind.answer().cast(((Known.Found) kept.known()).answer());
    return Future.succeededFuture(outcome == Outcome.STALE ? kind.stale(answer) : answer);
  }

  private Future<Landing> fly(Q question) {
    Flight.Place place = memory.board(question);
    if (place.first()) {
      pilot(place.flight(), question, Duration.ZERO);
    }
    Future<Landing> landing =
        place.first()
            ? place.landing()
            : Spans.await("wait for a load of " + kind.name(), place.landing());
    return landing.compose(landed -> leave(question, place, landed));
  }

  private Future<Landing> leave(Q question, Flight.Place place, Landing landing) {
    if (place.first()) {
      return Future.succeededFuture(landing);
    }
    return place.isTooLateFor(landing) || isTooOld(landing)
        ? fly(question)
        : Future.succeededFuture(landing.forJoiner());
  }

  /** It was under way for longer than it counts. */
  private boolean isTooOld(Landing landing) {
    return landing.outcome() != Outcome.STALE && !landing.kept().isFresh(pace.read());
  }

  private void refresh(Q question, Kept kept, long now) {
    kept.asked(now, PAUSE);
    refresh(question, memory.board(question), kept.freshFor(now));
  }

  /**
   * Loads in the background what a change has outdated, so that it is there when it is asked for,
   * unless somebody has asked for it already.
   *
   * @param more how often that may be done again before it is
   */
  void renew(Q question, int more) {
    if (memory.find(question).isEmpty()) {
      refresh(question, memory.board(question, more), Duration.ZERO);
    }
  }

  private void refresh(Q question, Flight.Place place, Duration newerThan) {
    if (place.first()) {
      metrics.refreshed();
      pilot(place.flight(), question, newerThan);
    }
  }

  private void pilot(Flight flight, Q question, Duration newerThan) {
    loading
        .fetch(question, newerThan)
        .onSuccess(landing -> memory.land(flight, landing))
        .onFailure(failure -> missed(flight, question, failure));
    hurry(flight, question);
  }

  /** Who waits too long is given something older, while the flight goes on. */
  private void hurry(Flight flight, Q question) {
    pace.after(PATIENCE)
        .onSuccess(
            late -> {
              if (memory.isUnderWay(flight)) {
                giveOlder(flight, question);
              }
            });
  }

  private void giveOlder(Flight flight, Q question) {
    older(question)
        .onSuccess(older -> older.ifPresent(stale -> memory.landEarly(flight, stale)))
        .onSuccess(given -> hurry(flight, question));
  }

  private void missed(Flight flight, Q question, Throwable failure) {
    Future<Optional<Landing>> older =
        isAway(failure) ? older(question) : Future.succeededFuture(Optional.empty());
    older
        .onSuccess(found -> found.ifPresent(stale -> memory.landEarly(flight, stale)))
        .onSuccess(given -> memory.fail(flight, failure));
  }

  private static boolean isAway(Throwable failure) {
    return !(failure instanceof ServiceException refusal) || AWAY.contains(refusal.code());
  }

  /** What is of use although it is old, from memory or from the others; never fails. */
  private Future<Optional<Landing>> older(Q question) {
    Optional<Kept> here = memory.find(question).filter(this::isOlder);
    Future<Optional<Kept>> found =
        here.isPresent() ? Future.succeededFuture(here) : loading.last(question);
    return found.map(kept -> kept.filter(this::isOlder).map(this::stale));
  }

  private boolean isOlder(Kept kept) {
    return kept.isOfUse() && !kept.isFresh(pace.read());
  }

  private Landing stale(Kept kept) {
    kept.asked(pace.read(), PAUSE);
    return new Landing(kept, Outcome.STALE);
  }
}
