package dev.bulletin.dashboard.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.SeriesHistory;
import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.testing.MovingClock;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoriesTest {
  private static final String BTC = "BTC-USDT.price";
  private static final Instant TO = Instant.parse("2026-11-25T07:00:00Z");
  private static final Instant FROM = TO.minus(Duration.ofDays(1));

  private final List<SeriesPoint> stored = new ArrayList<>();
  private final Histories histories =
      new Histories(
          BTC::equals,
          question ->
              Future.succeededFuture(
                  Optional.of(List.copyOf(stored)).filter(points -> !points.isEmpty())),
          new MovingClock(TO));

  @Test
  void isAsOldAsItsLastPoint() {
    stored.add(point("1", 60));
    stored.add(point("2", 30));
    assertThat(read(BTC, FROM, TO, 100).provenance().asOf()).isEqualTo(TO.minusSeconds(30));
    assertThat(read(BTC, FROM, TO, 100).provenance().tags()).containsExactly("series:" + BTC);
  }

  @Test
  void isOfNowWhereThereIsNothing() {
    assertThat(read(BTC, FROM, TO, 100).points()).isEmpty();
    assertThat(read(BTC, FROM, TO, 100).provenance().asOf()).isEqualTo(TO);
  }

  @Test
  void changesItsVersionWithItsData() {
    stored.add(point("1", 60));
    String before = read(BTC, FROM, TO, 100).provenance().version();
    assertThat(read(BTC, FROM, TO, 100).provenance().version()).isEqualTo(before);
    stored.add(point("1", 30));
    assertThat(read(BTC, FROM, TO, 100).provenance().version()).isNotEqualTo(before);
  }

  @Test
  void knowsNoSeriesThatNothingWasEverKeptOfUnlessItIsPolled() {
    assertThat(read(BTC, FROM, TO, 100).points()).isEmpty();
    assertRefused(ErrorCode.NOT_FOUND, "no series DOGE.price", "DOGE.price", FROM, TO, 100);
  }

  @Test
  void refusesARangeThatIsNone() {
    assertRefused(ErrorCode.INVALID_REQUEST, "from: expected a time before", BTC, TO, TO, 100);
    assertRefused(ErrorCode.INVALID_REQUEST, "from: expected a time before", BTC, TO, FROM, 100);
  }

  @Test
  void refusesMoreThanTenYears() {
    Instant longAgo = TO.minus(Duration.ofDays(3_660));
    assertThat(read(BTC, longAgo, TO, 100).points()).isEmpty();
    assertRefused(
        ErrorCode.INVALID_REQUEST,
        "to: expected at most 3,660 days after from",
        BTC,
        longAgo.minusMillis(1),
        TO,
        100);
  }

  @Test
  void refusesTimesThatNoDatabaseKeeps() {
    assertRefused(
        ErrorCode.INVALID_REQUEST,
        "to: expected at most 9999",
        BTC,
        Instant.MAX.minusSeconds(1),
        Instant.MAX,
        2);
    assertRefused(
        ErrorCode.INVALID_REQUEST,
        "from: expected 1970 or later",
        BTC,
        Instant.MIN,
        Instant.MIN.plusSeconds(1),
        2);
  }

  @Test
  void refusesFewerThanTwoAndMoreThanTwoThousandPoints() {
    assertRefused(ErrorCode.INVALID_REQUEST, "points: expected 2 to 2,000", BTC, FROM, TO, 1);
    assertRefused(ErrorCode.INVALID_REQUEST, "points: expected 2 to 2,000", BTC, FROM, TO, 2_001);
    assertThat(read(BTC, FROM, TO, 2).points()).isEmpty();
    assertThat(read(BTC, FROM, TO, 2_000).points()).isEmpty();
  }

  private static SeriesPoint point(String value, int secondsBefore) {
    return new SeriesPoint(TO.minusSeconds(secondsBefore), new BigDecimal(value));
  }

  private SeriesHistory read(String series, Instant from, Instant to, int points) {
    return histories.read(new ReadSeries(series, from, to, points)).await();
  }

  private void assertRefused(
      ErrorCode code, String detail, String series, Instant from, Instant to, int points) {
    assertThatThrownBy(() -> read(series, from, to, points))
        .isInstanceOfSatisfying(
            ServiceException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.detail()).startsWith(detail);
            });
  }
}
