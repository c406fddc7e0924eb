package dev.bulletin.bench.mixed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CountersTest {
  @Test
  void addUpWhatBecameOfRequestsOverAllKinds() {
    String page =
        """
        # TYPE bulletin_page_requests_total counter
        bulletin_page_requests_total{outcome="hit"} 12.0
        bulletin_cache_requests_total{cache="report",outcome="l1",service="x"} 3.0
        bulletin_cache_requests_total{cache="list",outcome="l1"} 4.0
        bulletin_cache_loads_total{cache="list",result="ok"} 9.0
        """;
    assertThat(Counters.parse(page)).isEqualTo(Map.of("page hit", 12.0, "cache l1", 7.0));
  }

  @Test
  void tellWhatWasCountedSince() {
    assertThat(Counters.since(Map.of("page hit", 2.0), Map.of("page hit", 5.0, "page load", 1.0)))
        .isEqualTo(Map.of("page hit", 3.0, "page load", 1.0));
  }
}
