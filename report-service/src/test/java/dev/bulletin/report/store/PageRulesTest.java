package dev.bulletin.report.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.ReportFilter;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRulesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 2, 1);

  @Test
  void acceptsWhatSomeReportCouldMeet() {
    assertThat(PageRules.checked(1)).isEqualTo(1);
    assertThat(PageRules.checked(100)).isEqualTo(100);
    assertThatCode(() -> PageRules.check(ReportFilter.NONE)).doesNotThrowAnyException();
    assertThatCode(() -> PageRules.check(new ReportFilter("etf-2", DAY, DAY)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 101})
  void refusesAnUnreasonableLimit(int limit) {
    assertRefused(() -> PageRules.checked(limit), "limit: expected 1 to 100, got " + limit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Gold", "a b", "giá", "a\0"})
  void refusesWhatIsNoTag(String tag) {
    assertRefused(() -> PageRules.check(new ReportFilter(tag, null, null)), "tag: ");
  }

  @Test
  void refusesDaysUpsideDownAndOutsideOfTime() {
    assertRefused(
        () -> PageRules.check(new ReportFilter(null, DAY, DAY.minusDays(1))),
        "to: expected 2026-02-01 or a later day");
    assertRefused(() -> PageRules.check(new ReportFilter(null, LocalDate.MIN, null)), "from: ");
    assertRefused(() -> PageRules.check(new ReportFilter(null, null, LocalDate.MAX)), "to: ");
  }

  private static void assertRefused(Runnable check, String detail) {
    assertThatThrownBy(check::run)
        .isInstanceOfSatisfying(
            ServiceException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
              assertThat(refusal.detail()).startsWith(detail);
            });
  }
}
