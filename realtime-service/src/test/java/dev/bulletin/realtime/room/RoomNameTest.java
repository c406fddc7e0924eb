package dev.bulletin.realtime.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "reports",
        "dashboard:crypto",
        "dashboard:x",
        "dashboard:us-stocks-2",
        "desk:weekly"
      })
  void knowsReportsAndDashboards(String name) {
    assertThat(RoomName.isKnown(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "report",
        "reports ",
        "Reports",
        "dashboard",
        "dashboard:",
        "dashboard:-x",
        "dashboard:x-",
        "dashboard:a b",
        "dashboard:a\"b",
        "dashboard:a\n",
        "dashboard:crypto:1",
        "$dashboard:crypto",
        "dashboard:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
      })
  void knowsNothingElse(String name) {
    assertThat(RoomName.isKnown(name)).isFalse();
  }
}
