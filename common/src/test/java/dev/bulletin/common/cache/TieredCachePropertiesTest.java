package dev.bulletin.common.cache;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Whatever is asked, loaded, changed, lost and taken away, in whatever order: what has been
 * replaced is given to nobody who can know it, and to nobody else for longer than its time; nobody
 * waits for ever; every request is counted once.
 */
class TieredCachePropertiesTest {
  /** What can happen; the frequent ones first. */
  private enum Kind {
    ASK,
    END_LOAD,
    CHANGE,
    DELIVER_NEWS,
    PASS_MOMENTS,
    PASS_LONG,
    FAIL_LOAD,
    DELETE,
    LOSE_NEWS,
    DOUBT,
    AWAY,
    BACK
  }

  private record Step(Kind kind, int what, int where) {
    void take(CacheModel model) {
      switch (kind) {
        case ASK -> model.ask(where % CacheModel.INSTANCES, what % (CacheModel.ITEMS.size() + 1));
        case END_LOAD -> model.endLoad(what);
        case FAIL_LOAD -> model.failLoad(what);
        case CHANGE -> model.change(what, /* delete= */ false);
        case DELETE -> model.change(what, /* delete= */ true);
        case DELIVER_NEWS -> model.deliverNews(what);
        case LOSE_NEWS -> model.loseNews(what);
        case PASS_MOMENTS -> model.pass(Duration.ofMillis(10L * what));
        case PASS_LONG -> model.pass(TestInstance.TTL.dividedBy(20).multipliedBy(what));
        case DOUBT -> model.doubt(where % CacheModel.INSTANCES);
        case AWAY -> model.takeSharedTierAway(true);
        case BACK -> model.takeSharedTierAway(false);
      }
    }
  }

  @Property(tries = 1_000)
  void nothingOutdatedIsGiven(@ForAll("histories") List<Step> steps) {
    CacheModel model = new CacheModel();
    steps.forEach(step -> step.take(model));
    model.finish();
  }

  @Provide
  Arbitrary<List<Step>> histories() {
    return Combinators.combine(kinds(), upTo(40), upTo(8))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(120);
  }

  private static Arbitrary<Kind> kinds() {
    return Arbitraries.frequencyOf(
        Tuple.of(8, Arbitraries.just(Kind.ASK)),
        Tuple.of(6, Arbitraries.just(Kind.END_LOAD)),
        Tuple.of(4, Arbitraries.of(Kind.CHANGE, Kind.DELIVER_NEWS)),
        Tuple.of(3, Arbitraries.of(Kind.PASS_MOMENTS, Kind.PASS_LONG)),
        Tuple.of(1, Arbitraries.of(Kind.values())));
  }

  private static Arbitrary<Integer> upTo(int most) {
    return Arbitraries.integers().between(0, most);
  }
}
