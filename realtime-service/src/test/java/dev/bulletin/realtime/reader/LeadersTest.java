package dev.bulletin.realtime.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeadersTest {
  private final Leaders<String> leaders = new Leaders<>(2);
  private int asked;

  @Test
  void keepsTheHighestInOrder() {
    offer(1, 0);
    offer(3, 0);
    offer(2, 0);
    offer(0, 9);
    assertThat(leaders.inOrder()).containsExactly("3/0", "2/0");
  }

  @Test
  void goesByTheSecondWhereTheFirstIsTheSame() {
    offer(1, 1);
    offer(1, 3);
    offer(1, 2);
    assertThat(leaders.inOrder()).containsExactly("1/3", "1/2");
  }

  @Test
  void asksNothingOfThoseThatAreNotAmongThem() {
    offer(5, 0);
    offer(5, 0);
    offer(4, 0);
    assertThat(asked).isEqualTo(2);
  }

  private void offer(long first, long second) {
    leaders.offer(first, second, () -> name(first, second));
  }

  private String name(long first, long second) {
    asked++;
    return first + "/" + second;
  }
}
