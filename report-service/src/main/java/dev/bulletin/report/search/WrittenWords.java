package dev.bulletin.report.search;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often words were written since this instance began, by their tags, of which there is a
 * limited number. Thread-safe.
 */
final class WrittenWords {
  private final Map<String, LongAdder> timesByTag = new ConcurrentHashMap<>();

  /** A change that outdates these tags, of which those of words count. */
  void note(Set<String> outdated) {
    outdated.stream()
        .filter(WordTags::isOfWord)
        .forEach(tag -> timesByTag.computeIfAbsent(tag, first -> new LongAdder()).increment());
  }

  long times(String tag) {
    LongAdder times = timesByTag.get(tag);
    return times == null ? 0 : times.sum();
  }
}
