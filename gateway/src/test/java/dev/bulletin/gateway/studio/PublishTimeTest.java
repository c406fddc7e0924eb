package dev.bulletin.gateway.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishTimeTest {
  @Test
  void isMeantAsTheClocksOfItsZoneShowIt() {
    assertThat(new PublishTime("2026-12-01T09:30", "Asia/Ho_Chi_Minh").instant())
        .contains(Instant.parse("2026-12-01T02:30:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "'',UTC",
    "tomorrow,UTC",
    "2026-02-30T09:00,UTC",
    "2026-12-01T09:30,Asia/Nowhere",
    "2027-03-28T02:30,Europe/Berlin"
  })
  void isNoneWhereThereIsNoSuchTime(String at, String zone) {
    assertThat(new PublishTime(at, zone).instant()).isEmpty();
  }
}
