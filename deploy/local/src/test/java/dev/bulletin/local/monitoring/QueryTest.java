package dev.bulletin.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.local.monitoring.Query.Wanted;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueryTest {
  @Test
  void knowsMetricsFromFunctionsLabelsAndTimes() {
    Query query =
        Query.of(
            "topk(10, sum by (route, le) (rate(requests_total{job=\"a\",route!=\"\"}[5m]))) > 2e3"
                + " or vector(0)");
    assertThat(query.wanted()).containsExactly(new Wanted("requests_total", Set.of("route")));
    assertThat(query.groups()).containsExactly("route");
    assertThat(query.jobs()).containsExactly("a");
  }

  @Test
  void knowsTwoMetricsOfOneQuestion() {
    assertThat(Query.of("sum(a_total) / sum(b{x=~\"y|z\"} > 0)").wanted())
        .containsExactlyInAnyOrder(new Wanted("a_total", Set.of()), new Wanted("b", Set.of("x")));
  }
}
