package dev.bulletin.bench.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bulletin.bench.mixed.Mix.Request;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MixTest {
  private static final int MANY = 20_000;

  @Test
  void asksForEachKindAsOftenAsItsShareSays() {
    Map<Kind, Long> counts =
        requests().stream().collect(Collectors.groupingBy(Request::kind, Collectors.counting()));
    assertThat(Kind.ALL).isEqualTo(100);
    for (Kind kind : Kind.values()) {
      assertThat(counts.get(kind) / (double) MANY).isCloseTo(kind.share() / 100.0, within(0.02));
    }
  }

  @Test
  void asksForTheFirstReportTheMostOften() {
    Map<Integer, Long> counts =
        requests().stream().collect(Collectors.groupingBy(Request::report, Collectors.counting()));
    assertThat(counts.get(1)).isGreaterThan(counts.get(2)).isGreaterThan(counts.get(100));
    assertThat(counts.keySet()).allMatch(report -> report >= 1 && report <= 100);
  }

  @Test
  void asksForTheSameEachTime() {
    assertThat(requests()).isEqualTo(requests());
  }

  private static List<Request> requests() {
    Mix mix = new Mix(100);
    return Stream.generate(mix::next).limit(MANY).toList();
  }
}
