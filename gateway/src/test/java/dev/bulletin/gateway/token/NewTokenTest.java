package dev.bulletin.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NewTokenTest {
  /** Also where there is none of that name: the next start of a gateway would take it over. */
  @Test
  void hasNotTheNameOfTheOperatorsOwn() {
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> new NewToken(NewToken.OPERATORS, Set.of("reports:write"), null))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.CONFLICT));
  }
}
