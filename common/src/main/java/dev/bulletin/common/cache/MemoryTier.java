package dev.bulletin.common.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one instance keeps of all kinds of answers, by their questions, bounded by their encoded
 * size; and what is on its way there. Thread-safe: something kept is found without a lock; what is
 * begun, kept and dropped is settled under one, which nobody holds while anything is loaded.
 *
 * <p>What began to be loaded before a change that concerns it answers those who already waited, but
 * is not kept, and who joins after the change does not take it.
 */
final class MemoryTier {
  /** What an entry takes besides its encoded answer, about. */
  private static final int OVERHEAD = 256;

  private final Ticker ticker;
  private final TaggedCache<Record, Kept> keptByQuestion;
  private final Map<Record, Flight> underWay = new HashMap<>();

  MemoryTier(long maxBytes, Ticker ticker) {
    this.ticker = ticker;
    this.keptByQuestion = new TaggedCache<>(maxBytes, ticker, new Rules(ticker));
  }

  private record Rules(Ticker ticker) implements TaggedCache.Rules<Record, Kept> {
    @Override
    public int weight(Record question, Kept kept) {
      return OVERHEAD + kept.bytes();
    }

    @Override
    public Set<String> tags(Record question, Kept kept) {
      return kept.tags();
    }

    @Override
    public Duration lifetime(Record question, Kept kept) {
      return kept.keptFor(ticker.read());
    }
  }

  Optional<Kept> find(Record question) {
    return keptByQuestion.find(question);
  }

  /** A place on the flight that is under way, or on a new one, for somebody who asks. */
  synchronized Flight.Place board(Record question) {
    Flight.Place place = board(question, /* renewals= */ 0);
    place.flight().want();
    return place;
  }

  /**
   * The same for nobody.
   *
   * @param renewals how often what it brings may be loaded anew in the same way
   */
  synchronized Flight.Place board(Record question, int renewals) {
    Flight running = underWay.get(question);
    if (running != null) {
      return running.place(/* first= */ false);
    }
    Flight mine = new Flight(question, renewals);
    underWay.put(question, mine);
    return mine.place(/* first= */ true);
  }

  /** Ends a flight, and keeps what it brought. */
  void land(Flight flight, Landing landing) {
    keep(flight, landing.kept()).complete(landing);
  }

  private synchronized Promise<Landing> keep(Flight flight, Kept kept) {
    underWay.remove(flight.question(), flight);
    if (!flight.isOutdated(kept)) {
      kept.renew(flight.renewals());
      keptByQuestion.put(flight.question(), kept);
    }
    return flight.disembark();
  }

  /** Ends a flight that brought nothing. */
  void fail(Flight flight, Throwable failure) {
    end(flight).fail(failure);
  }

  private synchronized Promise<Landing> end(Flight flight) {
    underWay.remove(flight.question(), flight);
    return flight.disembark();
  }

  /** Gives the passengers of a flight that takes long something older; it goes on. */
  void landEarly(Flight flight, Landing older) {
    keepOlder(flight, older.kept()).ifPresent(passengers -> passengers.complete(older));
  }

  private synchronized Optional<Promise<Landing>> keepOlder(Flight flight, Kept older) {
    if (!isUnderWay(flight) || flight.isOutdated(older)) {
      return Optional.empty();
    }
    keptByQuestion.put(flight.question(), older);
    return Optional.of(flight.disembark());
  }

  synchronized boolean isUnderWay(Flight flight) {
    return underWay.get(flight.question()) == flight;
  }

  /**
   * Whatever depends on one of the tags is gone.
   *
   * @return what of it is to be loaded anew, and how often it may be so again
   */
  synchronized Map<Record, Integer> drop(Set<String> tags) {
    underWay.values().forEach(flight -> flight.changed(tags));
    Map<Record, Integer> wanted = new HashMap<>();
    keptByQuestion
        .drop(tags)
        .forEach(
            (question, kept) -> {
              if (kept.renewals() > 0) {
                wanted.put(question, kept.renewals() - 1);
              }
            });
    return wanted;
  }

  /** Some changes may have been missed: nothing counts as fresh any more. */
  synchronized void doubt() {
    long now = ticker.read();
    Set<String> everything = Set.of(Invalidation.EVERYTHING);
    underWay.values().forEach(flight -> flight.changed(everything));
    keptByQuestion.forEach(kept -> kept.doubt(now));
  }

  long bytes() {
    return keptByQuestion.weight();
  }

  long entries() {
    return keptByQuestion.size();
  }
}
