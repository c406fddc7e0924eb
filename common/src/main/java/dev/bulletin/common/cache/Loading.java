package dev.bulletin.common.cache;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets what is not in memory: from the shared tier, or by loading it, which one instance does for
 * all. Without the shared tier, or when whoever has the right to load takes too long or has
 * vanished, this instance loads by itself. Thread-safe.
 */
final class Loading<Q extends Record, A extends Record & Answer> {
  private static final Logger log = LoggerFactory.getLogger(Loading.class);

  /** Less than a question on the bus may take. */
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private static final int SHORTEST_PAUSE_MILLIS = 4;
  private static final int LONGEST_PAUSE_MILLIS = 40;

  /** What depends on more is not shared: each reading of it has to look at all of them. */
  private static final int MOST_TAGS = 1_000;

  /** Of the time that something is fresh: the part in which a newer one is asked for. */
  private static final int EARLY = 4;

  private final CacheKind<Q, A> kind;
  private final Lifetimes lifetimes;
  private final String keyPrefix;
  private final SharedTier shared;
  private final Function<Q, Future<A>> loader;
  private final Pace pace;
  private final CacheMetrics metrics;

  Loading(
      CacheKind<Q, A> kind,
      Lifetimes lifetimes,
      SharedTier shared,
      Function<Q, Future<A>> loader,
      Pace pace,
      CacheMetrics metrics) {
    this.kind = kind;
    this.lifetimes = lifetimes;
    this.keyPrefix = kind.name() + ":" + Shape.of(kind.answer()) + ":";
    this.shared = shared;
    this.loader = loader;
    this.pace = pace;
    this.metrics = metrics;
  }

  private String key(Q question) {
    return keyPrefix + JsonMapper.string(question);
  }

  /** Something that is fresh for longer than that. */
  Future<Landing> fetch(Q question, Duration newerThan) {
    long end = pace.read() + PATIENCE.toNanos();
    return Future.succeededFuture(question)
        .map(this::key)
        .compose(key -> claim(key, newerThan.toMillis(), end, SHORTEST_PAUSE_MILLIS))
        .otherwise(new Asked(new Claim.Taken(), end))
        .compose(asked -> act(question, asked));
  }

  /** What the shared tier said, and when it was asked. */
  private record Asked(Claim claim, long at) {}

  private Future<Asked> claim(String key, long newerThanMillis, long end, int pauseMillis) {
    long now = pace.read();
    Future<Claim> claim = shared.claim(key, newerThanMillis);
    return claim.compose(
        said ->
            said instanceof Claim.Taken && now - end < 0
                ? pause(pauseMillis)
                    .compose(waited -> claim(key, newerThanMillis, end, longer(pauseMillis)))
                : Future.succeededFuture(new Asked(said, now)));
  }

  /** Those who wait for one thing do not ask at one moment. */
  private Future<Void> pause(int millis) {
    return pace.after(Duration.ofMillis((long) (millis * (0.5 + pace.chance())) + 1));
  }

  private static int longer(int pauseMillis) {
    return Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
  }

  private Future<Landing> act(Q question, Asked asked) {
    if (asked.claim() instanceof Claim.Kept kept) {
      return Future.succeededFuture(kept.parcel())
          .map(parcel -> new Landing(unpack(parcel, asked.at()), Outcome.L2))
          .recover(unreadable -> load(question, Optional.empty()));
    }
    return asked.claim() instanceof Claim.Yours yours
        ? load(question, Optional.of(yours.ticket()))
        : load(question, Optional.empty());
  }

  private Future<Landing> load(Q question, Optional<Ticket> ticket) {
    long since = pace.read();
    return Future.succeededFuture(question)
        .compose(loader)
        .map(answer -> pack(question, answer, since))
        .recover(failure -> packIfCertain(question, failure, since))
        .onSuccess(loaded -> loaded(loaded, ticket))
        .onFailure(failure -> failed(ticket))
        .map(loaded -> new Landing(loaded.kept(), Outcome.LOAD));
  }

  /** Something just loaded, for here and for the others. */
  private record Loaded(Kept kept, Parcel parcel) {}

  private Loaded pack(Q question, A answer, long since) {
    Duration ttl = jittered(lifetimes.ttl());
    Parcel parcel =
        new Parcel(
            /* missing= */ false,
            JsonMapper.buffer(answer),
            kind.tags(question, answer),
            left(ttl, since),
            lifetimes.stale().toMillis());
    return new Loaded(keep(new Known.Found(answer), parcel, pace.read()), parcel);
  }

  private Future<Loaded> packIfCertain(Q question, Throwable failure, long since) {
    return failure instanceof ServiceException refusal && Known.Missing.isCertain(refusal)
        ? Future.succeededFuture(pack(question, refusal, since))
        : Future.failedFuture(failure);
  }

  private Loaded pack(Q question, ServiceException refusal, long since) {
    Parcel parcel =
        new Parcel(
            /* missing= */ true,
            JsonMapper.buffer(new Refusal(refusal.code(), refusal.detail())),
            Set.copyOf(kind.tags().apply(question)),
            left(jittered(lifetimes.missTtl()), since),
            /* staleMillis= */ 0);
    return new Loaded(keep(new Known.Missing(refusal), parcel, pace.read()), parcel);
  }

  /** So that what was loaded together is not loaded together again; never longer than the limit. */
  private Duration jittered(Duration limit) {
    return limit.minusNanos((long) (limit.toNanos() / 5 * pace.chance()));
  }

  private long left(Duration ttl, long since) {
    return ttl.minusNanos(pace.read() - since).toMillis();
  }

  private Kept keep(Known known, Parcel parcel, long since) {
    return Kept.of(known, parcel, since, lifetimes.ttl().dividedBy(EARLY));
  }

  private void loaded(Loaded loaded, Optional<Ticket> ticket) {
    metrics.loaded();
    ticket.ifPresent(held -> hand(held, loaded));
  }

  /** Where the shared tier is away the others load by themselves. */
  private void hand(Ticket ticket, Loaded loaded) {
    if (loaded.parcel().tags().size() > MOST_TAGS) {
      giveBack(ticket);
      return;
    }
    shared
        .put(ticket, loaded.parcel())
        .otherwise(SharedTier.Put.LATE)
        .onSuccess(put -> outdateIf(put == SharedTier.Put.OUTDATED, loaded.kept()));
  }

  private static void outdateIf(boolean outdated, Kept kept) {
    if (outdated) {
      kept.outdate();
    }
  }

  private void failed(Optional<Ticket> ticket) {
    metrics.loadFailed();
    ticket.ifPresent(this::giveBack);
  }

  private void giveBack(Ticket ticket) {
    shared
        .release(ticket)
        .onFailure(failure -> log.debug("{} stays taken for a while", ticket.key(), failure));
  }

  private Kept unpack(Parcel parcel, long askedAt) {
    Known known = parcel.missing() ? refusal(parcel.body()) : answer(parcel.body());
    return keep(known, parcel, askedAt);
  }

  private Known answer(Buffer body) {
    return new Known.Found(JsonMapper.read(body.getBytes(), kind.answer()));
  }

  private static Known refusal(Buffer body) {
    Refusal refusal = JsonMapper.read(body.getBytes(), Refusal.class);
    return new Known.Missing(new ServiceException(refusal.code(), refusal.detail()));
  }

  /** How it is told that there is nothing. */
  private record Refusal(ErrorCode code, String detail) {}

  /** What the shared tier still has, although it is too old to be taken for new. */
  Future<Optional<Kept>> last(Q question) {
    long now = pace.read();
    return Future.succeededFuture(question)
        .map(this::key)
        .compose(shared::last)
        .map(found -> found.map(parcel -> unpack(parcel, now)))
        .otherwise(Optional.empty());
  }
}
