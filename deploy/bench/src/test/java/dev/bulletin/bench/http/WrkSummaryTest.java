package dev.bulletin.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.LoadResult;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrkSummaryTest {
  private static final String OUTPUT =
      """
      Running 5s test @ http://localhost:8080/en/reports/weekly
        1 threads and 32 connections
        Thread Stats   Avg      Stdev     Max   +/- Stdev
          Latency     1.19ms    2.01ms  31.44ms   93.41%
          Req/Sec    40.10k     4.46k   47.92k    72.00%
        199621 requests in 5.00s, 0.89GB read
      Requests/sec:  39910.30
      Transfer/sec:    182.10MB
      {"operations":199621,"micros":5001742,"bytes":957380316,"connect":1,"read":2,"write":3,\
      "status":4,"timeout":5,"p50":612.0,"p99":10540.0}
      """;

  @Test
  void readsWhatWrkHasCounted() {
    assertThat(WrkSummary.parse(OUTPUT))
        .isEqualTo(
            new LoadResult(
                199_621,
                Map.of("connect", 1L, "read", 2L, "write", 3L, "status", 4L, "timeout", 5L),
                5.001742,
                957_380_316,
                612,
                10_540));
  }

  @Test
  void refusesAnOutputWithoutTheSummary() {
    assertThatThrownBy(
            () -> WrkSummary.parse("unable to connect to localhost:1 Connection refused"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("Connection refused");
  }

  @Test
  void refusesASummaryThatLacksACount() {
    assertThatThrownBy(() -> WrkSummary.parse(OUTPUT.replace("\"status\":4,", "")))
        .isInstanceOf(BenchException.class);
  }
}
