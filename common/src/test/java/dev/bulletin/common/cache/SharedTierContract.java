package dev.bulletin.common.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What every shared tier does. */
abstract class SharedTierContract {
  static final Parcel PARCEL = parcel("a");

  abstract SharedTier tier();

  /** Something else of the same service, in another instance. */
  abstract SharedTier other();

  static Parcel parcel(String body, String... tags) {
    return new Parcel(false, Buffer.buffer(body), Set.of(tags), 60_000, 60_000);
  }

  @Test
  void oneOfManyMayLoad() {
    assertThat(claim("k")).isInstanceOf(Claim.Yours.class);
    assertThat(claim("k")).isInstanceOf(Claim.Taken.class);
    assertThat(done(other().claim("k", 0))).isInstanceOf(Claim.Taken.class);
    assertThat(claim("another")).isInstanceOf(Claim.Yours.class);
  }

  @Test
  void whatWasPutIsThereForAll() {
    Parcel missing = new Parcel(true, Buffer.buffer("Việt"), Set.of("x", "y"), 60_000, 5_000);
    assertThat(done(tier().put(ticket("k"), missing))).isEqualTo(SharedTier.Put.KEPT);
    Parcel found = ((Claim.Kept) done(other().claim("k", 0))).parcel();
    assertThat(found.missing()).isTrue();
    assertThat(found.body().toString()).isEqualTo("Việt");
    assertThat(found.tags()).containsExactlyInAnyOrder("x", "y");
    assertThat(found.freshMillis()).isBetween(1L, 60_000L);
    assertThat(found.staleMillis()).isEqualTo(5_000);
  }

  @Test
  void whoWantsSomethingNewerMayLoadIt() {
    done(tier().put(ticket("k"), PARCEL));
    assertThat(done(tier().claim("k", 1_000))).isInstanceOf(Claim.Kept.class);
    assertThat(done(tier().claim("k", 60_000))).isInstanceOf(Claim.Yours.class);
    assertThat(claim("k")).isInstanceOf(Claim.Kept.class);
  }

  @Test
  void whatIsNoLongerFreshIsStillTheLast() {
    done(tier().put(ticket("k"), new Parcel(false, Buffer.buffer("a"), Set.of(), 0, 60_000)));
    assertThat(claim("k")).isInstanceOf(Claim.Yours.class);
    Optional<Parcel> last = done(tier().last("k"));
    assertThat(last.map(parcel -> parcel.body().toString())).contains("a");
    assertThat(last.orElseThrow().freshMillis()).isNotPositive();
  }

  @Test
  void whereNothingIsThereIsNoLast() {
    assertThat(done(tier().last("k"))).isEmpty();
  }

  @Test
  void whoGivesTheRightBackLetsAnotherLoad() {
    Ticket ticket = ticket("k");
    done(tier().release(new Ticket("k", "of nobody", ticket.since())));
    assertThat(claim("k")).isInstanceOf(Claim.Taken.class);
    done(tier().release(ticket));
    assertThat(claim("k")).isInstanceOf(Claim.Yours.class);
  }

  @Test
  void whoHasNoRightPutsNothing() {
    Ticket ticket = ticket("k");
    done(tier().release(ticket));
    assertThat(done(tier().put(ticket, PARCEL))).isEqualTo(SharedTier.Put.LATE);
    assertThat(claim("k")).isInstanceOf(Claim.Yours.class);
  }

  @Test
  void anInvalidationOutdatesWhatIsThere() {
    done(tier().put(ticket("k"), parcel("a", "x", "y")));
    done(tier().put(ticket("l"), parcel("a", "z")));
    done(other().invalidate(Set.of("y", "unheard of")));
    assertThat(claim("k")).isInstanceOf(Claim.Yours.class);
    assertThat(done(tier().last("k"))).isEmpty();
    assertThat(claim("l")).isInstanceOf(Claim.Kept.class);
  }

  @Test
  void anInvalidationOutdatesWhatIsOnItsWay() {
    Ticket ticket = ticket("k");
    done(other().invalidate(Set.of("x")));
    assertThat(done(tier().put(ticket, parcel("a", "x")))).isEqualTo(SharedTier.Put.OUTDATED);
    Claim again = claim("k");
    assertThat(again).isInstanceOf(Claim.Yours.class);
    assertThat(done(tier().put(((Claim.Yours) again).ticket(), parcel("b", "x"))))
        .isEqualTo(SharedTier.Put.KEPT);
    assertThat(claim("k")).isInstanceOf(Claim.Kept.class);
  }

  @Test
  void everythingCanBeInvalidatedAtOnce() {
    done(tier().put(ticket("k"), PARCEL));
    done(tier().invalidate(Set.of(Invalidation.EVERYTHING)));
    assertThat(claim("k")).isInstanceOf(Claim.Yours.class);
  }

  private Claim claim(String key) {
    return done(tier().claim(key, 0));
  }

  private Ticket ticket(String key) {
    return ((Claim.Yours) claim(key)).ticket();
  }

  static <T> T done(Future<T> future) {
    try {
      return future.await(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("no answer within 60 s", e);
    }
  }
}
