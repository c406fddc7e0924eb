package dev.bulletin.report.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class PgFailuresTest {
  @Test
  void whatPassesByItselfPasses() {
    assertThat(PgFailures.passes(new ConnectException())).isTrue();
    assertThat(PgFailures.passes(new TimeoutException())).isTrue();
    assertThat(PgFailures.passes(ClosedConnectionException.INSTANCE)).isTrue();
    assertThat(PgFailures.passes(told("57P01"))).isTrue();
    assertThat(PgFailures.passes(told("53300"))).isTrue();
  }

  @Test
  void aMistakeOfOursDoesNot() {
    assertThat(PgFailures.passes(told("42601"))).isFalse();
    assertThat(PgFailures.passes(told("23505"))).isFalse();
    assertThat(PgFailures.passes(new IllegalStateException())).isFalse();
    assertThat(PgFailures.passes(new ServiceException(ErrorCode.CONFLICT, "x"))).isFalse();
  }

  private static PgException told(String state) {
    return new PgException("m", "ERROR", state, "d");
  }
}
