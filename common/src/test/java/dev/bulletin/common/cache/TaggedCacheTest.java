package dev.bulletin.common.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaggedCacheTest {
  private static final Duration LIFETIME = Duration.ofSeconds(10);
  private static final int ROOM = 100;

  private final HandPace pace = new HandPace();
  private final TaggedCache<String, Text> cache = new TaggedCache<>(ROOM, pace, new Rules());

  /** Told apart by its content, as keys are; it weighs so much. */
  private record Text(String text, int weight, Set<String> tags) {
    Text(String text, String... tags) {
      this(text, 1, Set.of(tags));
    }
  }

  private static final class Rules implements TaggedCache.Rules<String, Text> {
    @Override
    public int weight(String key, Text text) {
      return text.weight();
    }

    @Override
    public Set<String> tags(String key, Text text) {
      return text.tags();
    }

    @Override
    public Duration lifetime(String key, Text text) {
      return LIFETIME;
    }
  }

  @Test
  void dropsWhatDependsOnATagAndNothingElse() {
    Text found = new Text("found", "a", "b");
    cache.put("found", found);
    cache.put("other", new Text("other", "c"));
    assertThat(cache.drop(Set.of("b", "unknown"))).isEqualTo(Map.of("found", found));
    assertThat(cache.find("found")).isEmpty();
    assertThat(cache.find("other")).isPresent();
    assertThat(cache.drop(Set.of("a"))).isEmpty();
  }

  @Test
  void whatReplacesSomethingIsStillFoundByTheTagsOfBoth() {
    cache.put("key", new Text("first", "a", "b"));
    cache.put("key", new Text("second", "b", "c"));
    assertThat(cache.drop(Set.of("a"))).isEmpty();
    assertThat(cache.drop(Set.of("b"))).containsOnlyKeys("key");
  }

  @Test
  void theSameOnceMoreIsFoundToo() {
    cache.put("key", new Text("same", "a"));
    cache.put("key", new Text("same", "a"));
    assertThat(cache.drop(Set.of("a"))).containsOnlyKeys("key");
  }

  @Test
  void everythingIsATagOfAll() {
    cache.put("one", new Text("one", "a"));
    cache.put("other", new Text("other"));
    assertThat(cache.drop(Set.of(Invalidation.EVERYTHING))).containsOnlyKeys("one", "other");
  }

  @Test
  void noTagLeadsToWhatHasEnded() {
    cache.put("old", new Text("old", "old"));
    pace.pass(LIFETIME);
    cache.put("heavy", new Text("heavy", ROOM + 1, Set.of("heavy")));
    cache.put("absent", new Text("there", "there"));
    assertThat(cache.putIfAbsent("absent", new Text("too late", "late"))).isPresent();
    cache.weight(); // Takes out what has expired.
    assertThat(cache.find("heavy")).isEmpty();
    assertThat(cache.tags()).as("that of what is there").isOne();
    cache.dropIf(key -> true);
    assertThat(cache.tags()).isZero();
  }

  @Test
  void nothingIsLeftWhereThereIsNoRoom() {
    TaggedCache<String, Text> none = new TaggedCache<>(0, pace, new Rules());
    none.put("key", new Text("text", "a"));
    none.weight();
    assertThat(none.find("key")).isEmpty();
    assertThat(none.tags()).isZero();
  }

  @Test
  void whatIsWeighedAgainStays() {
    cache.put("key", new Text("text", "a"));
    cache.weighAgain("key");
    assertThat(cache.drop(Set.of("a"))).containsOnlyKeys("key");
  }

  /** Against a map of which each drop looks at everything. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void keepsWhatAMapWithoutAnIndexWouldKeep(int seed) {
    Random random = new Random(seed);
    Map<String, Text> model = new HashMap<>();
    for (int step = 0; step < 2_000; step++) {
      String key = "k" + random.nextInt(12);
      Text text = new Text("t" + random.nextInt(4), 1, someTags(random));
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          cache.put(key, text);
          model.put(key, text);
        }
        case 2 ->
            assertThat(cache.putIfAbsent(key, text).orElse(null))
                .isEqualTo(model.putIfAbsent(key, text));
        case 3 -> cache.find(key).ifPresent(there -> remove(model, key, there));
        default -> dropBoth(model, someTags(random));
      }
      model.forEach((kept, value) -> assertThat(cache.find(kept)).containsSame(value));
      assertThat(cache.size()).isEqualTo(model.size());
    }
    cache.dropIf(key -> true);
    assertThat(cache.tags()).isZero();
  }

  private void remove(Map<String, Text> model, String key, Text there) {
    cache.remove(key, there);
    model.remove(key);
  }

  private void dropBoth(Map<String, Text> model, Set<String> tags) {
    Map<String, Text> outdated = new HashMap<>(model);
    outdated.values().removeIf(text -> text.tags().stream().noneMatch(tags::contains));
    assertThat(cache.drop(tags)).isEqualTo(outdated);
    model.keySet().removeAll(outdated.keySet());
  }

  private static Set<String> someTags(Random random) {
    List<String> tags = new ArrayList<>(List.of("a", "b", "c", "d", "e", "f"));
    tags.removeIf(tag -> random.nextInt(3) > 0);
    return Set.copyOf(tags);
  }
}
