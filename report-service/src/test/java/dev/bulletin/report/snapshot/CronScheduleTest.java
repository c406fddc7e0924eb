package dev.bulletin.report.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * In Berlin the clock leaps from 02:00 to 03:00 on 28 March 2027 at 01:00 UTC, and goes back from
 * 03:00 to 02:00 on 31 October 2027 at 01:00 UTC.
 */
class CronScheduleTest {
  private static final String BERLIN = "Europe/Berlin";
  private static final Instant BEFORE_THE_LEAP = Instant.parse("2027-03-27T12:00:00Z");
  private static final Instant BEFORE_THE_REPEAT = Instant.parse("2027-10-30T12:00:00Z");

  @Test
  void countsByTheClockOfItsZone() {
    assertThat(times("0 7 * * *", "Asia/Ho_Chi_Minh", Instant.parse("2026-11-25T00:00:00Z"), 2))
        .containsExactly("2026-11-26T00:00:00Z", "2026-11-27T00:00:00Z");
    assertThat(times("0 7 * * *", BERLIN, BEFORE_THE_LEAP, 2))
        .containsExactly("2027-03-28T05:00:00Z", "2027-03-29T05:00:00Z");
  }

  @Test
  void isDueStrictlyAfterTheMoment() {
    CronSchedule schedule = CronSchedule.parse("0 7 * * *", "UTC");
    Instant due = Instant.parse("2026-11-25T07:00:00Z");
    assertThat(schedule.next(due.minusNanos(1))).contains(due);
    assertThat(schedule.next(due)).contains(due.plusSeconds(86_400));
    assertThat(schedule.next(due.plusMillis(500))).contains(due.plusSeconds(86_400));
  }

  @Test
  void isDueWhenTheClockLeapsOverItsTime() {
    assertThat(times("30 2 * * *", BERLIN, BEFORE_THE_LEAP, 2))
        .containsExactly("2027-03-28T01:00:00Z", "2027-03-29T00:30:00Z");
  }

  @Test
  void isDueOnceForAllThatTheClockLeapsOver() {
    assertThat(times("*/20 2,3 * * *", BERLIN, Instant.parse("2027-03-28T00:30:00Z"), 4))
        .containsExactly(
            "2027-03-28T01:00:00Z",
            "2027-03-28T01:20:00Z",
            "2027-03-28T01:40:00Z",
            "2027-03-29T00:00:00Z");
  }

  @Test
  void isDueOnceWhenTheClockShowsItsTimeTwice() {
    assertThat(times("30 2 * * *", BERLIN, BEFORE_THE_REPEAT, 2))
        .containsExactly("2027-10-31T00:30:00Z", "2027-11-01T01:30:00Z");
    assertThat(times("30 2 * * *", BERLIN, Instant.parse("2027-10-31T01:10:00Z"), 1))
        .containsExactly("2027-11-01T01:30:00Z");
  }

  @Test
  void everyHourGoesOnThroughTheRepeatedHour() {
    assertThat(times("15 * * * *", BERLIN, Instant.parse("2027-10-30T23:20:00Z"), 4))
        .containsExactly(
            "2027-10-31T00:15:00Z",
            "2027-10-31T01:15:00Z",
            "2027-10-31T02:15:00Z",
            "2027-10-31T03:15:00Z");
    assertThat(times("0 * * * *", BERLIN, Instant.parse("2027-10-31T00:00:00Z"), 2))
        .containsExactly("2027-10-31T01:00:00Z", "2027-10-31T02:00:00Z");
  }

  @Test
  void everyHourGoesOnThroughTheLeap() {
    assertThat(times("15 * * * *", BERLIN, Instant.parse("2027-03-27T23:20:00Z"), 3))
        .containsExactly("2027-03-28T00:15:00Z", "2027-03-28T01:15:00Z", "2027-03-28T02:15:00Z");
  }

  @Test
  void eitherOfTwoDaysIsEnoughAsInCrontab() {
    assertThat(times("0 0 13 * 5", "UTC", Instant.parse("2026-12-10T00:00:00Z"), 3))
        .containsExactly("2026-12-11T00:00:00Z", "2026-12-13T00:00:00Z", "2026-12-18T00:00:00Z");
  }

  @Test
  void knowsSundayByBothNumbersAndNames() {
    Instant wednesday = Instant.parse("2026-11-25T00:00:00Z");
    assertThat(times("0 0 * * 0", "UTC", wednesday, 1)).containsExactly("2026-11-29T00:00:00Z");
    assertThat(times("0 0 * * 7", "UTC", wednesday, 1)).containsExactly("2026-11-29T00:00:00Z");
    assertThat(times("0 0 * dec SUN", "UTC", wednesday, 1)).containsExactly("2026-12-06T00:00:00Z");
  }

  @Test
  void findsLeapDaysAndNothingForDaysThatNeverCome() {
    assertThat(times("0 0 29 2 *", "UTC", Instant.parse("2026-11-25T00:00:00Z"), 1))
        .containsExactly("2028-02-29T00:00:00Z");
    assertThat(CronSchedule.parse("0 0 31 2 *", "UTC").next(BEFORE_THE_LEAP)).isEmpty();
    assertThat(CronSchedule.parse("0 * 31 2 *", BERLIN).next(BEFORE_THE_LEAP)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0 7 * * *,        2026-11-01T07:00:00Z, 2026-11-25T09:00:00Z, 2026-11-25T07:00:00Z",
    "0 7 * * *,        2026-11-25T07:00:00Z, 2026-11-25T07:00:00Z, 2026-11-25T07:00:00Z",
    "0 7 * * *,        2026-11-25T07:00:00Z, 2026-11-25T07:00:00.5Z, 2026-11-25T07:00:00Z",
    "* * * * *,        2006-11-25T07:00:00Z, 2026-11-25T07:31:59Z, 2026-11-25T07:31:00Z",
    "* * * 1 *,        2006-01-01T00:00:00Z, 2026-11-25T07:31:59Z, 2026-01-31T23:59:00Z",
    "*/7 3 * * 1,      2026-11-02T03:00:00Z, 2026-11-25T09:00:00Z, 2026-11-23T03:56:00Z",
  })
  void theNewestOfManyMissedTimesIsFound(String cron, Instant first, Instant now, Instant newest) {
    assertThat(CronSchedule.parse(cron, "UTC").newest(first, now)).isEqualTo(newest);
  }

  @Test
  void theNewestIsFoundAroundTheLeapAndTheRepeat() {
    CronSchedule daily = CronSchedule.parse("30 2 * * *", BERLIN);
    Instant leap = Instant.parse("2027-03-28T01:00:00Z");
    Instant yesterday = Instant.parse("2027-03-27T01:30:00Z");
    assertThat(daily.newest(yesterday, leap.plusSeconds(1))).isEqualTo(leap);
    CronSchedule hourly = CronSchedule.parse("45 * * * *", BERLIN);
    assertThat(
            hourly.newest(
                Instant.parse("2027-10-30T20:45:00Z"), Instant.parse("2027-10-31T01:10:00Z")))
        .isEqualTo("2027-10-31T00:45:00Z");
    assertThat(
            hourly.newest(
                Instant.parse("2027-03-27T20:45:00Z"), Instant.parse("2027-03-28T01:10:00Z")))
        .isEqualTo("2027-03-28T00:45:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "61 * * * *;   cron: minute 61: 61 is not in 0 to 59",
        "0 24 * * *;   cron: hour 24: 24 is not in 0 to 23",
        "0 0 0 * *;    cron: day of month 0: 0 is not in 1 to 31",
        "0 0 * 13 *;   cron: month 13: 13 is not in 1 to 12",
        "0 0 * * 8;    cron: day of week 8: 8 is not in 0 to 7",
        "*/0 * * * *;  cron: minute */0: step 0 is not in 1 to 59",
        "x * * * *;    cron: minute x: expected *, numbers",
        "0 5-1 * * *;  cron: hour 5-1: expected *, numbers",
        "0 0 L * *;    cron: day of month L: expected *, numbers",
        "1, * * * *;   cron: minute 1,: expected *, numbers",
        "* * * *;      cron: expected five fields",
        "0 0 0 * * *;  cron: expected five fields",
        "@daily;       cron: expected five fields",
        "\"\";         cron: expected five fields",
      })
  void saysWhichFieldIsWrongAndWhy(String cron, String detail) {
    assertRefused(cron, "UTC", detail);
  }

  @Test
  void refusesWhatIsTooLong() {
    assertRefused("1,".repeat(60) + "1 * * * *", "UTC", "cron: at most 100 characters");
  }

  @ParameterizedTest
  @CsvSource({"Europe/Berli", "+07:00", "CEST", "../etc", "''"})
  void refusesWhatIsNoTimeZone(String zone) {
    assertRefused("0 7 * * *", zone, "zone: expected the name of a time zone such as Asia/");
  }

  private static void assertRefused(String cron, String zone, String detail) {
    assertThatThrownBy(() -> CronSchedule.parse(cron, zone))
        .isInstanceOfSatisfying(
            ServiceException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
              assertThat(refused.detail()).startsWith(detail);
            });
  }

  private static List<String> times(String cron, String zone, Instant after, int count) {
    CronSchedule schedule = CronSchedule.parse(cron, zone);
    List<String> times = new ArrayList<>();
    Optional<Instant> next = schedule.next(after);
    while (next.isPresent() && times.size() < count) {
      times.add(next.get().toString());
      next = schedule.next(next.get());
    }
    return times;
  }
}
