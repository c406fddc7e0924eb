package dev.bulletin.realtime.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.realtime.room.RoomRule.Access;
import dev.bulletin.realtime.room.RoomRule.Presence;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoomRulesTest {
  private static final Duration TICK = Duration.ofMillis(200);

  private final RoomRules rules = RoomRules.of(TICK);

  @ParameterizedTest
  @CsvSource({
    "reports, STREAM",
    "dashboard:crypto, STATE",
    "dashboard:x, STATE",
    "dashboard:us-stocks-2, STATE",
    "desk:weekly, STREAM"
  })
  void theNameOfARoomSaysItsKind(String name, RoomKind kind) {
    assertThat(rules.find(name)).map(RoomRule::kind).contains(kind);
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
  void noOtherNameIsARoom(String name) {
    assertThat(rules.find(name)).isEmpty();
  }

  @Test
  void readersMayListenToWhatIsPublicAndSpeakNowhere() {
    for (String name : new String[] {"reports", "dashboard:crypto"}) {
      RoomRule rule = rules.find(name).orElseThrow();
      assertThat(rule.subscribe()).isEqualTo(Access.ANYBODY);
      assertThat(rule.publish()).isEqualTo(Access.NOBODY);
      assertThat(rule.presence()).isEqualTo(Presence.COUNT);
      assertThat(rule.tick()).isEqualTo(TICK);
    }
  }

  @Test
  void atADeskOneNeedsATokenAndIsSeen() {
    RoomRule rule = rules.find("desk:weekly").orElseThrow();
    assertThat(rule.subscribe()).isEqualTo(Access.TOKEN);
    assertThat(rule.publish()).isEqualTo(Access.TOKEN);
    assertThat(rule.presence()).isEqualTo(Presence.NAMES);
    assertThat(rule.tick()).isZero();
  }

  @Test
  void onlyStreamsAreKept() {
    assertThat(rules.find("reports").orElseThrow().history().size()).isPositive();
    assertThat(rules.find("dashboard:crypto").orElseThrow().history().size()).isZero();
  }
}
