package dev.bulletin.dashboard.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PushRatesTest {
  private static final int PER_SECOND = 5_000_000;
  private static final Principal ONE = new Principal("token:one", Set.of());
  private static final Principal OTHER = new Principal("token:other", Set.of());

  private final PushRates rates = new PushRates(PER_SECOND);

  @Test
  void letsTwoSecondsWorthComeAtOnce() {
    assertThatNoException().isThrownBy(() -> rates.spend(ONE, 2 * PER_SECOND));
  }

  @Test
  void refusesMoreForAWhileButTakesNothingOfOthers() {
    rates.spend(ONE, 2 * PER_SECOND);
    refuses(ErrorCode.TOO_MANY_REQUESTS, () -> rates.spend(ONE, 2 * PER_SECOND));
    assertThatNoException().isThrownBy(() -> rates.spend(OTHER, 2 * PER_SECOND));
    assertThatNoException().isThrownBy(() -> rates.spend(ONE, 0));
  }

  @Test
  void saysOfWhatWillNeverBeTakenThatItIsTooLarge() {
    refuses(ErrorCode.TOO_LARGE, () -> rates.spend(ONE, 2 * PER_SECOND + 1));
  }

  private static void refuses(ErrorCode code, ThrowingCallable spending) {
    assertThatThrownBy(spending)
        .isInstanceOfSatisfying(ServiceException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
