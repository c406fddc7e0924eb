package dev.bulletin.bench.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundTest {
  @Test
  void findsWhatIsUsedMost() {
    Sizing sizing = Samples.sizing(1_000_000, 100);
    Bound next = Bound.next(sizing);
    assertThat(Bound.of(sizing)).contains(next).allMatch(bound -> bound.share() <= next.share());
  }

  @Test
  void comesToEveryRoomHeardByEachIfThereAreManyRooms() {
    assertThat(Bound.next(Samples.sizing(10_000, 110_000)).what())
        .isEqualTo("each realtime-service hears every room");
  }

  @Test
  void isMoreThanThereIsWhenItIsUsedUp() {
    double network = share(Samples.sizing(10_000_000, 100), "network");
    assertThat(network).isGreaterThan(1);
    assertThat(share(Samples.sizing(10_000, 100), "network")).isLessThan(network / 900);
  }

  private static double share(Sizing sizing, String what) {
    return Bound.of(sizing).stream()
        .filter(bound -> bound.what().equals(what))
        .findFirst()
        .orElseThrow()
        .share();
  }
}
