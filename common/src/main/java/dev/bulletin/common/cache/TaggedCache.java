package dev.bulletin.common.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps values until something changes that they depend on, within a bound. A change costs what it
 * outdates, however much is kept: an index leads from each tag to what depends on it. Thread-safe:
 * something kept is found without a lock.
 *
 * <p>The index knows what is kept by its identity, not by its key: what ends takes nothing from
 * what has replaced it under the same key. Who must not keep what a drop at the same time concerns
 * settles the order of both.
 */
public final class TaggedCache<K, V> {
  private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

  private final Rules<K, V> rules;
  private final Cache<K, Entry<K, V>> entries;

  /** Its lock is the last one taken: Caffeine tells of an end while it holds its own. */
  private final Map<String, Set<Entry<K, V>>> entriesByTag = new HashMap<>();

  /** Keeps values whose weights come to that at most. */
  public TaggedCache(long maxWeight, Ticker ticker, Rules<K, V> rules) {
    this.rules = rules;
    this.entries =
        Caffeine.newBuilder()
            .maximumWeight(maxWeight)
            .weigher((K key, Entry<K, V> entry) -> rules.weight(key, entry.value))
            .expireAfter(
                Expiry.writing((K key, Entry<K, V> entry) -> rules.lifetime(key, entry.value)))
            .removalListener((key, entry, cause) -> removed(entry))
            .ticker(ticker)
            .executor(Runnable::run)
            .build();
  }

  /** What is to be known of a value when it is put. */
  public interface Rules<K, V> {
    int weight(K key, V value);

    /** What it depends on. */
    Set<String> tags(K key, V value);

    /** How long it is kept at most. */
    default Duration lifetime(K key, V value) {
      return FOR_EVER;
    }
  }

  private static final class Entry<K, V> {
    private final K key;
    private final V value;
    private final Set<String> tags;

    Entry(K key, V value, Set<String> tags) {
      this.key = key;
      this.value = value;
      this.tags = tags;
    }
  }

  public Optional<V> find(K key) {
    Entry<K, V> entry = entries.getIfPresent(key);
    return entry == null ? Optional.empty() : Optional.of(entry.value);
  }

  /** In place of what was there. */
  public void put(K key, V value) {
    entries.put(key, indexed(key, value));
  }

  /** The value that was there already, and stays. */
  public Optional<V> putIfAbsent(K key, V value) {
    Entry<K, V> mine = indexed(key, value);
    Entry<K, V> there = entries.asMap().putIfAbsent(key, mine);
    if (there == null) {
      return Optional.empty();
    }
    takeOut(mine);
    return Optional.of(there.value);
  }

  /** Asks for the weight of what is kept once more, as it has changed. */
  public void weighAgain(K key) {
    entries.asMap().computeIfPresent(key, (same, entry) -> entry);
  }

  /** Unless there is another in its place. */
  public void remove(K key, V value) {
    Entry<K, V> entry = entries.getIfPresent(key);
    if (entry != null && entry.value == value) {
      entries.asMap().remove(key, entry);
    }
  }

  /**
   * Removes what depends on one of the tags.
   *
   * @return what was removed
   */
  public Map<K, V> drop(Set<String> tags) {
    Map<K, V> dropped = new HashMap<>();
    for (Entry<K, V> entry : dependents(tags)) {
      if (entries.asMap().remove(entry.key, entry)) {
        dropped.put(entry.key, entry.value);
      }
    }
    return dropped;
  }

  /** Looks at all that is kept. */
  public void dropIf(Predicate<K> outdated) {
    entries.asMap().keySet().removeIf(outdated);
  }

  public void forEach(Consumer<V> visitor) {
    entries.asMap().values().forEach(entry -> visitor.accept(entry.value));
  }

  public long weight() {
    entries.cleanUp();
    return entries.policy().eviction().map(size -> size.weightedSize().orElse(0)).orElse(0L);
  }

  public long size() {
    entries.cleanUp();
    return entries.estimatedSize();
  }

  /** How many tags lead to something. */
  int tags() {
    synchronized (entriesByTag) {
      return entriesByTag.size();
    }
  }

  private Collection<Entry<K, V>> dependents(Set<String> tags) {
    if (tags.contains(Invalidation.EVERYTHING)) {
      return List.copyOf(entries.asMap().values());
    }
    Set<Entry<K, V>> found = new HashSet<>();
    synchronized (entriesByTag) {
      tags.forEach(tag -> found.addAll(entriesByTag.getOrDefault(tag, Set.of())));
    }
    return found;
  }

  /** Before it is put, so that it is there when its end is told, which may be at once. */
  private Entry<K, V> indexed(K key, V value) {
    Entry<K, V> entry = new Entry<>(key, value, rules.tags(key, value));
    synchronized (entriesByTag) {
      entry.tags.forEach(
          tag -> entriesByTag.computeIfAbsent(tag, first -> new HashSet<>(2)).add(entry));
    }
    return entry;
  }

  private void removed(@Nullable Entry<K, V> entry) {
    takeOut(Objects.requireNonNull(entry));
  }

  private void takeOut(Entry<K, V> entry) {
    synchronized (entriesByTag) {
      entry.tags.forEach(
          tag -> entriesByTag.computeIfPresent(tag, (same, all) -> less(all, entry)));
    }
  }

  private static <E> @Nullable Set<E> less(Set<E> all, E one) {
    all.remove(one);
    return all.isEmpty() ? null : all;
  }
}
