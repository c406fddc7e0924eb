package dev.bulletin.common.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DirectoryTest {
  private final Directory directory = new Directory();

  @Test
  void knowsWhoWasHeard() {
    hear("a");
    assertThat(directory.instances("reports")).extracting(Instance::id).containsExactly("a");
    assertThat(directory.instances("others")).isEmpty();
  }

  @Test
  void dropsWhoWasSilentForTooManyPeriods() {
    hear("a");
    for (int period = 0; period < Directory.PATIENCE; period++) {
      directory.period();
    }
    assertThat(directory.instances("reports")).hasSize(1);
    directory.period();
    assertThat(directory.instances("reports")).isEmpty();
  }

  @Test
  void keepsWhoIsHeardNowAndThen() {
    hear("a");
    for (int period = 0; period < 20; period++) {
      directory.period();
      if (period % 3 == 0) {
        hear("a");
      }
    }
    assertThat(directory.instances("reports")).hasSize(1);
  }

  @Test
  void spreadsKeysEvenlyAndMovesOnlyThoseOfWhoLeft() {
    hear("a");
    hear("b");
    hear("c");
    Map<String, String> before = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < 3_000; i++) {
      String best = best("key-" + i);
      before.put("key-" + i, best);
      counts.merge(best, 1, Integer::sum);
    }
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(800, 1_200));

    directory.left("b");
    before.forEach(
        (key, instance) -> {
          if (!instance.equals("b")) {
            assertThat(best(key)).isEqualTo(instance);
          }
        });
  }

  @Test
  void asksLastWhoLeftAQuestionUnansweredUntilItIsHeardAgain() {
    hear("a");
    hear("b");
    String usual = best("key");
    directory.suspect(usual);
    assertThat(best("key")).isNotEqualTo(usual);
    assertThat(directory.ranked("reports", "key")).hasSize(2);
    hear(usual);
    assertThat(best("key")).isEqualTo(usual);
  }

  private String best(String key) {
    return directory.ranked("reports", key).get(0).id();
  }

  private void hear(String id) {
    directory.heard(new Instance(id, Set.of("reports"), Map.of()));
  }
}
