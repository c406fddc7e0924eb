package dev.bulletin.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.ReportFilter;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class QueryStringTest {
  @Test
  void namesOnlyWhatIsGivenAlwaysInTheSameOrder() {
    var filter = new ReportFilter("lãi & phí", LocalDate.of(2026, 11, 1), null);
    assertThat(Places.narrowed("a+b", filter, "x=1"))
        .hasToString("?q=a%2Bb&tag=l%C3%A3i+%26+ph%C3%AD&from=2026-11-01&after=x%3D1");
    assertThat(Places.narrowed("", ReportFilter.NONE, null)).isEqualTo(QueryString.EMPTY);
  }
}
