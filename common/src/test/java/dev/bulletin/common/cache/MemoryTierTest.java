package dev.bulletin.common.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What happens while something is on its way; the rest is seen from outside of the cache. */
class MemoryTierTest {
  private static final Ask QUESTION = new Ask("k");

  private final MemoryTier memory = new MemoryTier(1_000_000, new HandPace());
  private final Flight.Place place = memory.board(QUESTION);

  private static Kept kept(String text) {
    var parcel = new Parcel(/* missing= */ false, Buffer.buffer(text), Set.of("x"), 1_000, 1_000);
    return Kept.of(new Known.Found(Told.of(text, "x")), parcel, /* since= */ 0, Duration.ZERO);
  }

  @Test
  void somethingOlderIsGivenAndKeptWhileTheFlightGoesOn() {
    Kept older = kept("older");
    memory.landEarly(place.flight(), new Landing(older, Outcome.STALE));
    assertThat(place.landing().result().kept()).isSameAs(older);
    assertThat(memory.find(QUESTION)).contains(older);
    assertThat(memory.isUnderWay(place.flight())).isTrue();
  }

  @Test
  void somethingOlderThatAChangeHasOutdatedIsNeitherGivenNorKept() {
    memory.drop(Set.of("x"));
    memory.landEarly(place.flight(), new Landing(kept("older"), Outcome.STALE));
    assertThat(place.landing().isComplete()).isFalse();
    assertThat(memory.find(QUESTION)).isEmpty();
  }

  @Test
  void somethingOlderThatComesTooLateReplacesNothing() {
    Kept newest = kept("newest");
    memory.land(place.flight(), new Landing(newest, Outcome.LOAD));
    memory.landEarly(place.flight(), new Landing(kept("older"), Outcome.STALE));
    assertThat(memory.find(QUESTION)).contains(newest);
  }
}
