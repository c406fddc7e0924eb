package dev.bulletin.report.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.db.PassingFailure;
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
    assertThat(PassingFailure.is(new ConnectException())).isTrue();
    assertThat(PassingFailure.is(new TimeoutException())).isTrue();
    assertThat(PassingFailure.is(ClosedConnectionException.INSTANCE)).isTrue();
    assertThat(PassingFailure.is(told("57P01"))).isTrue();
    assertThat(PassingFailure.is(told("53300"))).isTrue();
  }

  @Test
  void aMistakeOfOursDoesNot() {
    assertThat(PassingFailure.is(told("42601"))).isFalse();
    assertThat(PassingFailure.is(told("23505"))).isFalse();
    assertThat(PassingFailure.is(new IllegalStateException())).isFalse();
    assertThat(PassingFailure.is(new ServiceException(ErrorCode.CONFLICT, "x"))).isFalse();
  }

  private static PgException told(String state) {
    return new PgException("m", "ERROR", state, "d");
  }
}
