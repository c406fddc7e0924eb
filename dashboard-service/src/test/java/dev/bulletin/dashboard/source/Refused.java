package dev.bulletin.dashboard.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.upstream.UpstreamException;
import dev.bulletin.common.upstream.UpstreamException.Reason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts that an answer is refused as a whole. */
final class Refused {
  private Refused() {}

  static void because(String words, ThrowingCallable reading) {
    assertThatThrownBy(reading)
        .hasMessageContaining(words)
        .isInstanceOfSatisfying(
            UpstreamException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID));
  }
}
