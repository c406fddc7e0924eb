package dev.bulletin.common.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Three instances over one shared tier and one source, with a list of all that was changed and
 * told, against which every answer is checked. Items have versions; version 0 is missing. The
 * question {@code all} is answered by all items' versions, and depends on what it shows.
 */
final class CacheModel {
  static final int INSTANCES = 3;
  static final List<String> ITEMS = List.of("a", "b", "c");
  private static final String ALL = "all";
  private static final String LIST = "list";

  private final HandPace pace = new HandPace();
  private final InMemoryTier shared = new InMemoryTier(pace);
  private final List<TestInstance> instances = new ArrayList<>();
  private final Map<String, Integer> versions = new HashMap<>();
  private final List<Load> loads = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<Asked> asked = new ArrayList<>();
  private final List<News> news = new ArrayList<>();
  private long events;
  private int requests;

  /** A load under way, with what it has read when it began. */
  private record Load(int instance, Ask ask, Promise<Told> promise, Told read) {}

  /**
   * A change of an item.
   *
   * @param toldAt by instance, when its news had come there and to the shared tier
   */
  private record Change(
      String item,
      int version,
      Set<String> tags,
      long at,
      boolean sharedTold,
      Map<Integer, Long> toldAt) {}

  /** The news of a change on its way to an instance. */
  private record News(int instance, Set<String> tags, Change change) {}

  private record Asked(int instance, Ask ask, long event, long at, Future<Told> answer) {}

  CacheModel() {
    ITEMS.forEach(item -> versions.put(item, 0));
    for (int i = 0; i < INSTANCES; i++) {
      int instance = i;
      instances.add(new TestInstance(pace, shared, ask -> begin(instance, ask)));
    }
  }

  private Future<Told> begin(int instance, Ask ask) {
    Promise<Told> promise = Promise.promise();
    loads.add(new Load(instance, ask, promise, read(ask)));
    return promise.future();
  }

  /** The text is the versions of what is shown; nothing for an item that is missing. */
  private Told read(Ask ask) {
    if (ask.key().equals(ALL)) {
      Map<String, Integer> shown = new TreeMap<>(versions);
      shown.values().removeIf(version -> version == 0);
      Set<String> tags = new HashSet<>(shown.keySet());
      tags.add(LIST);
      return Told.of(shown.toString(), tags.toArray(String[]::new));
    }
    return Told.of(versions.get(ask.key()).toString());
  }

  void ask(int instance, int item) {
    Ask ask = new Ask(item < ITEMS.size() ? ITEMS.get(item) : ALL);
    asked.add(
        new Asked(instance, ask, ++events, pace.read(), instances.get(instance).cache.get(ask)));
    check();
  }

  /** Ends a load as its source would: with what it read, or that there is nothing. */
  void endLoad(int which) {
    if (!loads.isEmpty()) {
      Load load = loads.remove(which % loads.size());
      if (load.read().text().equals("0")) {
        load.promise().fail(ServiceException.notFound("item", load.ask().key()));
      } else {
        load.promise().complete(load.read());
      }
      check();
    }
  }

  void failLoad(int which) {
    if (!loads.isEmpty()) {
      loads.remove(which % loads.size()).promise().fail(ServiceException.unavailable("away"));
      check();
    }
  }

  /** Commits a change, tells the shared tier, and sends the news to the instances. */
  void change(int item, boolean delete) {
    String name = ITEMS.get(item % ITEMS.size());
    boolean listed = delete || versions.get(name) == 0;
    int version = delete ? 0 : (int) ++events;
    versions.put(name, version);
    Set<String> tags = listed ? Set.of(name, LIST) : Set.of(name);
    boolean told = shared.invalidate(tags).succeeded();
    var change = new Change(name, version, tags, pace.read(), told, new HashMap<>());
    changes.add(change);
    for (int i = 0; i < INSTANCES; i++) {
      news.add(new News(i, tags, change));
    }
    check();
  }

  void deliverNews(int which) {
    if (!news.isEmpty()) {
      News delivered = news.remove(which % news.size());
      instances.get(delivered.instance()).drop(delivered.tags());
      delivered.change().toldAt().put(delivered.instance(), ++events);
      check();
    }
  }

  void loseNews(int which) {
    if (!news.isEmpty()) {
      news.remove(which % news.size());
    }
  }

  void doubt(int instance) {
    instances.get(instance).memory.doubt();
    check();
  }

  void takeSharedTierAway(boolean away) {
    shared.away = away;
  }

  void pass(Duration span) {
    pace.pass(span);
    check();
  }

  /** When everything has come to its end nobody waits any more, and everyone was counted once. */
  void finish() {
    shared.away = false;
    for (int i = 0; i < 1_000 && !(loads.isEmpty() && asked.isEmpty()); i++) {
      endLoad(0);
      pass(Duration.ofMillis(100));
    }
    assertThat(asked).as("all are answered").isEmpty();
    int counted =
        instances.stream()
            .flatMap(instance -> instance.outcomes().values().stream())
            .mapToInt(Integer::intValue)
            .sum();
    assertThat(counted).as("requests counted").isEqualTo(requests);
  }

  /** Checks all that was answered since the last time. */
  private void check() {
    List<Asked> done = asked.stream().filter(each -> each.answer().isComplete()).toList();
    asked.removeAll(done);
    requests += done.size();
    done.forEach(this::check);
    checkLoads();
  }

  private void check(Asked each) {
    if (each.answer().failed()) {
      checkFailure(each);
    } else if (each.ask().key().equals(ALL)) {
      ITEMS.forEach(item -> check(each, item, versionIn(each.answer().result().text(), item)));
    } else {
      check(each, each.ask().key(), Integer.parseInt(each.answer().result().text()));
    }
  }

  private void checkFailure(Asked each) {
    ErrorCode code = ((ServiceException) each.answer().cause()).code();
    assertThat(code).isIn(ErrorCode.NOT_FOUND, ErrorCode.UNAVAILABLE);
    if (code == ErrorCode.NOT_FOUND) {
      checkAge(each, each.ask().key(), 0, TestInstance.MISS_TTL);
      checkNews(each, each.ask().key(), 0);
    }
  }

  private static int versionIn(String list, String item) {
    for (String entry : list.replaceAll("[{}]", "").split(", ")) {
      if (entry.startsWith(item + "=")) {
        return Integer.parseInt(entry.substring(2));
      }
    }
    return 0;
  }

  private void check(Asked each, String item, int version) {
    if (each.answer().result().isStale()) {
      checkAge(each, item, version, TestInstance.TTL.plus(TestInstance.STALE));
    } else {
      checkAge(each, item, version, TestInstance.TTL);
    }
    checkNews(each, item, version);
  }

  /** Whatever was lost: what has been replaced for longer is not given any more. */
  private void checkAge(Asked each, String item, int version, Duration limit) {
    List<Long> replacedAt = later(item, version).stream().map(Change::at).toList();
    assertThat(replacedAt)
        .as("%s of %s, asked at %s", version, item, each)
        .allMatch(at -> each.at() - at < limit.toNanos());
  }

  /** What is known everywhere to be replaced is not given to those who ask then. */
  private void checkNews(Asked each, String item, int version) {
    List<Change> known =
        later(item, version).stream()
            .filter(Change::sharedTold)
            .filter(change -> !Collections.disjoint(change.tags(), tagsOf(each)))
            .filter(
                change ->
                    change.toldAt().getOrDefault(each.instance(), Long.MAX_VALUE) < each.event())
            .toList();
    assertThat(known).as("%s of %s, asked at %s", version, item, each).isEmpty();
  }

  private static Set<String> tagsOf(Asked each) {
    Set<String> tags = new HashSet<>(Set.of(each.ask().key()));
    if (each.answer().succeeded()) {
      tags.addAll(each.answer().result().provenance().tags());
    }
    return tags;
  }

  private List<Change> later(String item, int version) {
    List<Change> ofItem = changes.stream().filter(change -> change.item().equals(item)).toList();
    int last = -1;
    for (int i = 0; i < ofItem.size(); i++) {
      last = ofItem.get(i).version() == version ? i : last;
    }
    return ofItem.subList(last + 1, ofItem.size());
  }

  /** No instance loads one thing twice at once. */
  private void checkLoads() {
    Map<String, Long> atOnce =
        loads.stream()
            .collect(
                Collectors.groupingBy(
                    load -> load.instance() + load.ask().key(), Collectors.counting()));
    assertThat(atOnce.values()).allMatch(count -> count == 1);
  }
}
