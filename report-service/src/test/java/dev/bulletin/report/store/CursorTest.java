package dev.bulletin.report.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  @Test
  void comesBackToTheMicrosecond() {
    var cursor = new Cursor(Instant.parse("2026-11-23T09:30:00.123456Z"), 42);
    assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
  }

  @Test
  void fitsAUrl() {
    assertThat(new Cursor(Instant.parse("2026-11-23T09:30:00Z"), 999_999).text())
        .matches("[A-Za-z0-9_-]+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "1.2.3", "-1.2", "1.-2", "a.b", "99999999999999999999.1", "01.2"})
  void refusesAnyOtherContent(String content) {
    String text =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(content.getBytes(StandardCharsets.UTF_8));
    assertBroken(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "MS4y=", "MS4y ", "MS4z4", "'; DROP TABLE report; --", "é"})
  void refusesWhatIsNoCursor(String text) {
    assertBroken(text);
  }

  private static void assertBroken(String text) {
    assertThatThrownBy(() -> Cursor.parse(text))
        .isInstanceOfSatisfying(
            ServiceException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
              assertThat(refusal.detail()).startsWith("after: ");
            });
  }
}
