package dev.bulletin.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.words.Messages;
import dev.bulletin.contract.report.Language;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimesTest {
  private static final Instant AT = Instant.parse("2026-11-23T09:10:05Z");

  private final Times english = times(Language.EN);
  private final Times vietnamese = times(Language.VI);

  @Test
  void writesADateByTheLanguage() {
    assertThat(english.date(AT)).isEqualTo("Nov 23, 2026");
    assertThat(vietnamese.date(AT)).isEqualTo("23 thg 11, 2026");
  }

  @Test
  void writesAMomentWithItsZone() {
    assertThat(english.moment(AT)).isEqualTo("Nov 23, 2026, 09:10 UTC");
    assertThat(vietnamese.moment(AT)).isEqualTo("23 thg 11, 2026, 09:10 UTC");
  }

  @Test
  void writesTheDayOfAClockTimeThatIsNotOfToday() {
    assertThat(english.clock(AT, AT.plusSeconds(60))).isEqualTo("09:10:05 UTC");
    assertThat(english.clock(AT, AT.plus(Duration.ofDays(1))))
        .isEqualTo("Nov 23, 2026, 09:10:05 UTC");
  }

  @Test
  void saysAnAgeInItsLargestWholeUnit() {
    assertThat(english.age(Duration.ofSeconds(-3))).isEqualTo("0 s");
    assertThat(english.age(Duration.ofMinutes(26).plusSeconds(59))).isEqualTo("26 min");
    assertThat(vietnamese.age(Duration.ofHours(47))).isEqualTo("47 giờ");
    assertThat(vietnamese.age(Duration.ofHours(50))).isEqualTo("2 ngày");
  }

  private static Times times(Language language) {
    return new Times(
        language.locale(), Messages.load("messages", Language.locales()).in(language.locale()));
  }
}
