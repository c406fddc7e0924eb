package dev.bulletin.bench.realtime.churn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VisitTest {
  @Test
  void everyWayIsLeftInEveryManner() {
    Set<String> kinds =
        IntStream.range(0, Way.values().length * Leaving.values().length)
            .mapToObj(Visit::of)
            .map(visit -> visit.way() + " " + visit.leaving())
            .collect(Collectors.toSet());
    assertThat(kinds).hasSize(20);
  }

  @Test
  void thereAreAsManyAnswersAsCommands() {
    for (int number = 0; number < 50; number++) {
      Visit visit = Visit.of(number);
      String commands = visit.connect() + "\n" + visit.subscriptions();
      assertThat(commands.lines()).hasSize(visit.answers());
      assertThat(commands).contains("{\"id\":%d,".formatted(visit.answers()));
    }
  }

  @Test
  void someHaveANameAndSomeJoinAStream() {
    assertThat(Visit.of(7).connect()).contains("\"token\":\"ey");
    assertThat(Visit.of(8).connect()).doesNotContain("token");
    assertThat(Visit.of(9).subscriptions()).contains("\"reports\"");
    assertThat(Visit.of(10).subscriptions())
        .contains("\"dashboard:bench-1\"", "\"dashboard:visit-10\"")
        .doesNotContain("reports");
  }
}
