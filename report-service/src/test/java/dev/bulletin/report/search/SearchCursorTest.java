package dev.bulletin.report.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.report.store.Cursor;
import dev.bulletin.report.store.OpaqueWord;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchCursorTest {
  @Test
  void comesBackAsItWas() {
    var place = new Cursor(Instant.parse("2026-11-23T09:30:00.123456Z"), 42);
    var cursor = new SearchCursor(1_060_792, place, new Cursor(Instant.EPOCH, 7));
    assertThat(SearchCursor.parse(cursor.text())).isEqualTo(cursor);
    assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.2",
        "1.2.3",
        "1.2.3.4",
        "1.2.3.4.5.6",
        "-1.2.3.4.5",
        "01.2.3.4.5",
        "1.2.x.4.5",
        "9999999999.1.1.1.1"
      })
  void refusesAnyOtherContent(String content) {
    assertThatThrownBy(() -> SearchCursor.parse(OpaqueWord.of(content)))
        .isInstanceOfSatisfying(
            ServiceException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
              assertThat(refusal.detail()).startsWith("after: ");
            });
  }
}
