package dev.bulletin.common.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.testing.Eventually;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardedTierTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final Vertx vertx = Vertx.vertx();
  private final Hanging hanging = new Hanging(new InMemoryTier(new HandPace()));
  private final GuardedTier tier = new GuardedTier(vertx, "test", hanging);

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void givesUpOnATierThatHangs() {
    hanging.hangs = true;
    assertThatThrownBy(() -> tier.claim("k", 0).await(60, TimeUnit.SECONDS))
        .isInstanceOf(io.vertx.circuitbreaker.TimeoutException.class);
  }

  /** Or it would be lost there whose trace it is. */
  @Test
  void goesOnWhereItWasAskedWhenItGivesUp() throws Exception {
    hanging.hangs = true;
    Context asked = ((ContextInternal) vertx.getOrCreateContext()).duplicate();
    Promise<Context> found = Promise.promise();
    asked.runOnContext(turn -> tellWhereItGoesOn(found));
    assertThat(found.future().await(60, TimeUnit.SECONDS)).isSameAs(asked);
  }

  private void tellWhereItGoesOn(Promise<Context> found) {
    tier.claim("k", 0)
        .onFailure(failure -> found.complete(Vertx.currentContext()))
        .onSuccess(claimed -> found.fail("it did not give up"));
  }

  @Test
  void asksATierThatHangsNoMoreAfterAFewTries() {
    hanging.hangs = true;
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> claim("k")).isInstanceOf(Exception.class);
    }
    assertThat(hanging.asked).isBetween(3, 5);
    assertThat(tier.isThere()).isFalse();
  }

  @Test
  void asksAgainAfterAWhile() {
    hanging.hangs = true;
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> claim("k")).isInstanceOf(Exception.class);
    }
    hanging.hangs = false;
    Eventually.that(SOON, () -> assertThat(claim("k")).isNotNull());
    assertThat(tier.isThere()).isTrue();
  }

  @Test
  void takesNothingFromATierThatMissesAnInvalidationUntilItHasIt() {
    put("k", "x");
    hanging.hangs = true;
    assertThatThrownBy(() -> tier.invalidate(Set.of("x")).await()).isInstanceOf(Exception.class);
    hanging.hangs = false;
    assertThatThrownBy(() -> claim("k")).hasMessageContaining("made up for");
    assertThat(tier.settle().await()).containsExactly("x");
    assertThat(claim("k")).isInstanceOf(Claim.Yours.class);
    assertThat(tier.settle().await()).isEmpty();
  }

  @Test
  void owesOnWhatItCannotMakeUpFor() {
    hanging.hangs = true;
    assertThatThrownBy(() -> tier.invalidate(Set.of("x")).await()).isInstanceOf(Exception.class);
    assertThatThrownBy(() -> tier.settle().await()).isInstanceOf(Exception.class);
    assertThat(tier.isOwing()).isTrue();
    hanging.hangs = false;
    Eventually.that(SOON, () -> assertThat(tier.settle().await()).containsExactly("x"));
  }

  @Test
  void owesWhatIsInvalidatedWhileItMakesUp() {
    hanging.hangs = true;
    assertThatThrownBy(() -> tier.invalidate(Set.of("x")).await()).isInstanceOf(Exception.class);
    Future<Set<String>> settling = tier.settle();
    assertThatThrownBy(() -> tier.invalidate(Set.of("y")).await()).isInstanceOf(Exception.class);
    assertThatThrownBy(settling::await).isInstanceOf(Exception.class);
    hanging.hangs = false;
    Eventually.that(
        SOON, () -> assertThat(tier.settle().await()).containsExactlyInAnyOrder("x", "y"));
  }

  @Test
  void takesNothingUntilItHasMadeUp() {
    hanging.hangs = true;
    assertThatThrownBy(() -> tier.invalidate(Set.of("x")).await()).isInstanceOf(Exception.class);
    Future<Set<String>> settling = tier.settle();
    hanging.hangs = false;
    assertThat(tier.isOwing()).isTrue();
    assertThatThrownBy(() -> claim("k")).hasMessageContaining("made up for");
    assertThatThrownBy(settling::await).isInstanceOf(Exception.class);
  }

  @Test
  void owesEverythingRatherThanALongList() {
    put("k", "x");
    hanging.hangs = true;
    Set<String> many =
        IntStream.rangeClosed(0, 10_000).mapToObj(i -> "t" + i).collect(Collectors.toSet());
    assertThatThrownBy(() -> tier.invalidate(many).await()).isInstanceOf(Exception.class);
    hanging.hangs = false;
    assertThat(tier.settle().await()).containsExactly(Invalidation.EVERYTHING);
    assertThat(claim("k")).isInstanceOf(Claim.Yours.class);
  }

  private Claim claim(String key) {
    return tier.claim(key, 0).await();
  }

  private void put(String key, String tag) {
    tier.put(((Claim.Yours) claim(key)).ticket(), SharedTierContract.parcel("a", tag)).await();
  }

  /** A tier that answers, or does not. */
  private static final class Hanging implements SharedTier {
    private final SharedTier next;
    private volatile boolean hangs;
    private volatile int asked;

    Hanging(SharedTier next) {
      this.next = next;
    }

    private <T> Future<T> answer(Future<T> answer) {
      asked++;
      return hangs ? Promise.<T>promise().future() : answer;
    }

    @Override
    public Future<Claim> claim(String key, long newerThanMillis) {
      return answer(next.claim(key, newerThanMillis));
    }

    @Override
    public Future<Put> put(Ticket ticket, Parcel parcel) {
      return answer(next.put(ticket, parcel));
    }

    @Override
    public Future<Void> release(Ticket ticket) {
      return answer(next.release(ticket));
    }

    @Override
    public Future<Optional<Parcel>> last(String key) {
      return answer(next.last(key));
    }

    @Override
    public Future<Void> invalidate(Set<String> tags) {
      return hangs ? answer(Future.succeededFuture()) : answer(next.invalidate(tags));
    }
  }
}
