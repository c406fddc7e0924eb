package dev.bulletin.common.cache;

import static dev.bulletin.common.cache.TestInstance.MISS_TTL;
import static dev.bulletin.common.cache.TestInstance.STALE;
import static dev.bulletin.common.cache.TestInstance.TTL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TieredCacheTest {
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final HandPace pace = new HandPace();
  private final InMemoryTier shared = new InMemoryTier(pace);
  private final HandLoader loader = new HandLoader();
  private final TestInstance one = new TestInstance(pace, shared, loader);
  private final TestInstance two = new TestInstance(pace, shared, loader);

  @Test
  void answersFromMemoryWhatWasLoaded() {
    Future<Told> first = one.ask("k");
    loader.tell("a");
    assertThat(text(first)).isEqualTo("a");
    assertThat(text(one.ask("k"))).isEqualTo("a");
    assertThat(loader.begun()).isOne();
    assertThat(one.outcomes()).isEqualTo(Map.of("load", 1, "l1", 1));
  }

  @Test
  void loadsOnceForAllWhoAskMeanwhile() {
    List<Future<Told>> asked = IntStream.range(0, 1_000).mapToObj(i -> one.ask("k")).toList();
    loader.tell("a");
    assertThat(asked).extracting(TieredCacheTest::text).containsOnly("a");
    assertThat(loader.begun()).isOne();
    assertThat(one.outcomes()).isEqualTo(Map.of("load", 1, "wait", 999));
  }

  @Test
  void whatAChangeOutdatesIsLoadedAnewInTheBackground() {
    load("k", "a");
    outdate("k");
    assertThat(loader.underWay()).isOne();
    Future<Told> joined = one.ask("k");
    loader.tell("b");
    assertThat(text(joined)).isEqualTo("b");
    assertThat(text(one.ask("k"))).isEqualTo("b");
    assertThat(loader.begun()).isEqualTo(2);
    assertThat(one.outcomes()).isEqualTo(Map.of("load", 1, "l1", 1, "wait", 1));
  }

  @Test
  void whatSomebodyHasAskedForBeforeItsRenewalIsNotLoadedOnceMore() {
    shared.away = true;
    load("k", "a", "x");
    Map<Record, Integer> wanted = one.memory.drop(Set.of("x"));
    load("k", "b", "x");
    wanted.forEach((question, more) -> one.cache.renew((Ask) question, more));
    assertThat(wanted).hasSize(1);
    assertThat(loader.underWay()).isZero();
    assertThat(text(one.ask("k"))).isEqualTo("b");
  }

  @Test
  void whatNobodyAsksForIsNotLoadedAnewForEver() {
    load("k", "a");
    outdate("another");
    assertThat(loader.underWay()).isZero();
    for (int i = 0; i < 2; i++) {
      outdate("k");
      loader.tell("b");
    }
    outdate("k");
    assertThat(loader.underWay()).isZero();
    load("k", "c");
    outdate("k");
    loader.tell("d");
    assertThat(text(one.ask("k"))).isEqualTo("d");
    for (int i = 0; i < 2; i++) {
      outdate("k");
      loader.tell("e");
    }
    outdate("k");
    assertThat(loader.underWay()).isZero();
  }

  private void outdate(String tag) {
    shared.invalidate(Set.of(tag));
    one.drop(Set.of(tag));
  }

  @Test
  void whatOneInstanceHasLoadedTheOthersTakeFromTheSharedTier() {
    one.ask("k");
    loader.tell("a", "x");
    assertThat(text(two.ask("k"))).isEqualTo("a");
    assertThat(text(two.ask("k"))).isEqualTo("a");
    assertThat(loader.begun()).isOne();
    assertThat(two.outcomes()).isEqualTo(Map.of("l2", 1, "l1", 1));
  }

  @Test
  void whatOneInstanceLoadsTheOthersWaitFor() {
    one.ask("k");
    Future<Told> waiting = two.ask("k");
    pace.pass(Duration.ofMillis(50));
    assertThat(waiting.isComplete()).isFalse();
    loader.tell("a");
    pace.pass(Duration.ofMillis(60));
    assertThat(text(waiting)).isEqualTo("a");
    assertThat(loader.begun()).isOne();
  }

  @Test
  void whoWaitsForAnInstanceThatHasVanishedLoadsByItself() {
    assertThat(shared.claim(keyOf("k"), 0).result()).isInstanceOf(Claim.Yours.class);
    Future<Told> waiting = two.ask("k");
    pace.pass(Duration.ofMillis(299));
    assertThat(loader.begun()).isZero();
    pace.pass(Duration.ofMillis(61));
    loader.tell("a");
    assertThat(text(waiting)).isEqualTo("a");
  }

  @Test
  void whoWaitsForALoadThatFailsLoadsByItself() {
    Future<Told> failing = one.ask("k");
    Future<Told> waiting = two.ask("k");
    loader.fail(ErrorCode.UNAVAILABLE);
    assertThat(code(failing)).isEqualTo(ErrorCode.UNAVAILABLE);
    pace.pass(Duration.ofMillis(60));
    loader.tell("a");
    assertThat(text(waiting)).isEqualTo("a");
  }

  @Test
  void withoutTheSharedTierEachInstanceLoadsOnce() {
    shared.away = true;
    List<Future<Told>> asked =
        IntStream.range(0, 100).mapToObj(i -> (i % 2 == 0 ? one : two).ask("k")).toList();
    loader.tell("a");
    loader.tell("a");
    assertThat(asked).extracting(TieredCacheTest::text).containsOnly("a");
    assertThat(loader.begun()).isEqualTo(2);
    assertThat(text(one.ask("k"))).isEqualTo("a");
  }

  @Test
  void nothingIsTakenForNewLongerThanItsTimeHoweverManyTiersItHasPassed() {
    load("k", "a");
    pace.pass(TTL.minus(MOMENT));
    assertThat(text(two.ask("k"))).isEqualTo("a");
    pace.pass(MOMENT);
    Future<Told> late = two.ask("k");
    assertThat(late.isComplete()).isFalse();
    loader.tell("b");
    assertThat(text(late)).isEqualTo("b");
  }

  @Test
  void timeCountsFromWhenTheLoadingBegan() {
    one.ask("k");
    pace.pass(TTL.minus(MOMENT));
    loader.tell("a");
    pace.pass(MOMENT);
    assertThat(one.ask("k").isComplete()).isFalse();
    assertThat(two.ask("k").isComplete()).isFalse();
  }

  @Test
  void whatIsAskedForInTheLastQuarterIsLoadedAnewInTheBackground() {
    load("k", "a");
    pace.pass(TTL.dividedBy(4).multipliedBy(3).minus(MOMENT));
    one.ask("k");
    assertThat(loader.begun()).isOne();
    pace.pass(MOMENT);
    assertThat(text(one.ask("k"))).isEqualTo("a");
    assertThat(text(one.ask("k"))).isEqualTo("a");
    assertThat(loader.begun()).isEqualTo(2);
    loader.tell("b");
    assertThat(text(one.ask("k"))).isEqualTo("b");
    assertThat(text(two.ask("k"))).isEqualTo("b");
    assertThat(one.outcomes()).isEqualTo(Map.of("load", 1, "l1", 4));
    assertThat(one.meters.get("bulletin.cache.refreshes").counter().count()).isEqualTo(1);
  }

  @Test
  void whatAnotherInstanceHasLoadedAnewIsTakenFromThere() {
    load("k", "a");
    assertThat(text(two.ask("k"))).isEqualTo("a");
    pace.pass(TTL.dividedBy(5).multipliedBy(4));
    one.ask("k");
    loader.tell("b");
    two.ask("k");
    assertThat(text(two.ask("k"))).isEqualTo("b");
    assertThat(loader.begun()).isEqualTo(2);
  }

  @Test
  void anInstanceThatCannotLoadAnewTriesAgainAfterAPause() {
    load("k", "a");
    pace.pass(TTL.dividedBy(5).multipliedBy(4));
    one.ask("k");
    loader.fail(ErrorCode.UNAVAILABLE);
    assertThat(text(one.ask("k"))).isEqualTo("a");
    assertThat(loader.begun()).isEqualTo(2);
    pace.pass(Duration.ofSeconds(1));
    assertThat(text(one.ask("k"))).isEqualTo("a");
    assertThat(loader.begun()).isEqualTo(3);
  }

  @Test
  void thatThereIsNothingIsKnownForAShorterTimeToAll() {
    Future<Told> first = one.ask("k");
    loader.fail(ErrorCode.NOT_FOUND);
    assertThat(code(first)).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(code(one.ask("k"))).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(code(two.ask("k"))).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(loader.begun()).isOne();
    assertThat(one.outcomes()).isEqualTo(Map.of("load", 1, "miss", 1));
    assertThat(two.outcomes()).isEqualTo(Map.of("miss", 1));
    pace.pass(MISS_TTL);
    assertThat(one.ask("k").isComplete()).isFalse();
  }

  @Test
  void whatIsGoneIsKnownToBeGone() {
    one.ask("k");
    loader.fail(ErrorCode.GONE);
    assertThat(code(one.ask("k"))).isEqualTo(ErrorCode.GONE);
    assertThat(loader.begun()).isOne();
  }

  @Test
  void thatThereIsNothingIsForgottenByItsTag() {
    one.ask("k");
    loader.fail(ErrorCode.NOT_FOUND);
    invalidate("k");
    one.ask("k");
    assertThat(loader.begun()).isEqualTo(2);
  }

  @Test
  void otherFailuresAreNotKept() {
    for (ErrorCode code : List.of(ErrorCode.UNAVAILABLE, ErrorCode.INVALID_REQUEST)) {
      Future<Told> asked = one.ask("k");
      loader.fail(code);
      assertThat(code(asked)).isEqualTo(code);
    }
    assertThat(loader.begun()).isEqualTo(2);
    assertThat(one.outcomes()).isEqualTo(Map.of("error", 2));
  }

  @Test
  void aFailureReachesAllWhoWait() {
    Future<Told> first = one.ask("k");
    Future<Told> second = one.ask("k");
    loader.fail(ErrorCode.UNAVAILABLE);
    assertThat(code(first)).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(code(second)).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(one.outcomes()).isEqualTo(Map.of("error", 2));
  }

  @Test
  void whileTheSourceIsAwayTheLastAnswerIsGivenMarked() {
    load("k", "a");
    pace.pass(TTL);
    Future<Told> asked = one.ask("k");
    Future<Told> joined = one.ask("k");
    loader.fail(ErrorCode.UNAVAILABLE);
    assertThat(asked.result()).isEqualTo(joined.result());
    assertThat(asked.result().text()).isEqualTo("a");
    assertThat(asked.result().isStale()).isTrue();
    assertThat(asked.result().provenance().version()).isEqualTo("a-stale");
    assertThat(one.outcomes()).isEqualTo(Map.of("load", 1, "stale", 2));
  }

  @Test
  void aSourceThatIsAwayIsTriedOncePerPause() {
    load("k", "a");
    pace.pass(TTL);
    one.ask("k");
    loader.fail(ErrorCode.UNAVAILABLE);
    assertThat(one.ask("k").result().isStale()).isTrue();
    assertThat(loader.begun()).isEqualTo(2);
    pace.pass(Duration.ofSeconds(1));
    Future<Told> again = one.ask("k");
    loader.tell("b");
    assertThat(again.result()).isEqualTo(Told.of("b"));
    assertThat(one.ask("k").result().isStale()).isFalse();
  }

  @Test
  void nobodyWaitsLongForASourceThatHangsWhenThereIsAnOlderAnswer() {
    load("k", "a");
    pace.pass(TTL);
    Future<Told> asked = one.ask("k");
    pace.pass(Duration.ofMillis(249));
    assertThat(asked.isComplete()).isFalse();
    pace.pass(MOMENT);
    assertThat(asked.result().isStale()).isTrue();
    pace.pass(Duration.ofSeconds(3));
    assertThat(one.ask("k").result().isStale()).isTrue();
    assertThat(loader.begun()).isEqualTo(2);
    loader.tell("b");
    assertThat(one.ask("k").result()).isEqualTo(Told.of("b"));
  }

  @Test
  void whatIsNoLongerFreshIsMarkedEvenWhileItIsLoadedAnew() {
    load("k", "a");
    pace.pass(TTL.minus(MOMENT));
    assertThat(text(one.ask("k"))).isEqualTo("a");
    pace.pass(MOMENT);
    Future<Told> asked = one.ask("k");
    assertThat(asked.isComplete()).isFalse();
    pace.pass(Duration.ofMillis(500));
    assertThat(asked.result().isStale()).isTrue();
    assertThat(loader.begun()).isEqualTo(2);
  }

  @Test
  void anInstanceThatHasJustStartedGivesTheLastAnswerOfTheOthers() {
    load("k", "a");
    pace.pass(TTL.plus(STALE).minus(MOMENT));
    Future<Told> asked = two.ask("k");
    loader.fail(ErrorCode.INTERNAL);
    assertThat(asked.result().text()).isEqualTo("a");
    assertThat(asked.result().isStale()).isTrue();
  }

  @Test
  void anAnswerIsNotGivenForEver() {
    load("k", "a");
    pace.pass(TTL.plus(STALE));
    Future<Told> asked = one.ask("k");
    loader.fail(ErrorCode.UNAVAILABLE);
    assertThat(code(asked)).isEqualTo(ErrorCode.UNAVAILABLE);
  }

  @Test
  void aQuestionThatIsRefusedGetsNoOlderAnswer() {
    load("k", "a");
    pace.pass(TTL);
    Future<Told> asked = one.ask("k");
    loader.fail(ErrorCode.INVALID_REQUEST);
    assertThat(code(asked)).isEqualTo(ErrorCode.INVALID_REQUEST);
  }

  @Test
  void whatWasWithdrawnDoesNotComeBackWhileTheSourceIsAway() {
    load("k", "a");
    two.ask("k");
    invalidate("k");
    for (TestInstance instance : List.of(one, two)) {
      Future<Told> asked = instance.ask("k");
      loader.fail(ErrorCode.UNAVAILABLE);
      assertThat(code(asked)).isEqualTo(ErrorCode.UNAVAILABLE);
    }
  }

  @Test
  void aChangeOutdatesWhatDependsOnIt() {
    load("k", "a", "x", "y");
    load("l", "a", "y");
    load("m", "a", "z");
    invalidate("x");
    assertThat(one.ask("k").isComplete()).isFalse();
    assertThat(text(one.ask("l"))).isEqualTo("a");
    invalidate("y");
    assertThat(one.ask("l").isComplete()).isFalse();
    assertThat(text(one.ask("m"))).isEqualTo("a");
  }

  @Test
  void whatBeganToBeLoadedBeforeAChangeIsGivenToThoseWhoWaitAndNotKept() {
    Future<Told> before = one.ask("k");
    invalidate("x");
    loader.tell("a", "x");
    assertThat(text(before)).isEqualTo("a");
    assertThat(one.ask("k").isComplete()).isFalse();
    assertThat(two.ask("k").isComplete()).isFalse();
  }

  @Test
  void whoAsksAfterAChangeIsNotGivenWhatBeganToBeLoadedBefore() {
    Future<Told> before = one.ask("k");
    invalidate("x");
    Future<Told> after = one.ask("k");
    loader.tell("a", "x");
    assertThat(text(before)).isEqualTo("a");
    assertThat(after.isComplete()).isFalse();
    loader.tell("b", "x");
    assertThat(text(after)).isEqualTo("b");
    assertThat(one.outcomes()).isEqualTo(Map.of("load", 2));
  }

  @Test
  void anInstanceAloneKeepsNothingFromBeforeAChangeEither() {
    shared.away = true;
    Future<Told> before = one.ask("k");
    one.memory.drop(Set.of("x"));
    Future<Told> after = one.ask("k");
    loader.tell("a", "x");
    assertThat(text(before)).isEqualTo("a");
    assertThat(after.isComplete()).isFalse();
    assertThat(one.ask("k").isComplete()).isFalse();
    loader.tell("b", "x");
    assertThat(text(after)).isEqualTo("b");
    assertThat(text(one.ask("k"))).isEqualTo("b");
  }

  @Test
  void whoJoinsALoadThatTakesLongerThanItsAnswerCountsLoadsAnew() {
    Future<Told> first = one.ask("k");
    pace.pass(TTL.minus(MOMENT));
    Future<Told> joined = one.ask("k");
    pace.pass(MOMENT);
    loader.tell("a");
    assertThat(text(first)).isEqualTo("a");
    assertThat(joined.isComplete()).isFalse();
    loader.tell("b");
    assertThat(text(joined)).isEqualTo("b");
  }

  @Test
  void whoAsksAfterAChangeOfSomethingElseWaitsForWhatIsUnderWay() {
    one.ask("k");
    one.memory.drop(Set.of("y"));
    Future<Told> after = one.ask("k");
    loader.tell("a", "x");
    assertThat(text(after)).isEqualTo("a");
  }

  @Test
  void theSharedTierKnowsOfAChangeBeforeTheNewsHasComeHere() {
    Future<Told> before = one.ask("k");
    shared.invalidate(Set.of("x"));
    loader.tell("a", "x");
    assertThat(text(before)).isEqualTo("a");
    assertThat(one.ask("k").isComplete()).isFalse();
  }

  @Test
  void whenTheNewsOfAChangeIsLostTheTimeEndsWhatItOutdates() {
    load("k", "a", "x");
    shared.away = true;
    pace.pass(TTL.minus(MOMENT));
    assertThat(text(one.ask("k"))).isEqualTo("a");
    pace.pass(MOMENT);
    assertThat(one.ask("k").isComplete()).isFalse();
  }

  @Test
  void inDoubtEverythingIsCheckedWithTheSharedTier() {
    load("k", "a", "x");
    load("l", "b", "y");
    shared.invalidate(Set.of("x"));
    one.memory.doubt();
    assertThat(text(one.ask("l"))).isEqualTo("b");
    assertThat(one.ask("k").isComplete()).isFalse();
    assertThat(one.outcomes()).isEqualTo(Map.of("load", 2, "l2", 1));
  }

  @Test
  void inDoubtAnAnswerIsStillBetterThanNone() {
    load("k", "a");
    one.memory.doubt();
    shared.away = true;
    Future<Told> asked = one.ask("k");
    loader.fail(ErrorCode.UNAVAILABLE);
    assertThat(asked.result().isStale()).isTrue();
  }

  @Test
  void inDoubtThatThereIsNothingIsNoAnswer() {
    one.ask("k");
    loader.fail(ErrorCode.NOT_FOUND);
    one.memory.doubt();
    shared.away = true;
    Future<Told> asked = one.ask("k");
    loader.fail(ErrorCode.UNAVAILABLE);
    assertThat(code(asked)).isEqualTo(ErrorCode.UNAVAILABLE);
  }

  @Test
  void whatWasOnItsWayInDoubtIsNotKept() {
    shared.away = true;
    one.ask("k");
    one.memory.doubt();
    loader.tell("a");
    assertThat(one.ask("k").isComplete()).isFalse();
  }

  @Test
  void takesNoMoreMemoryThanItMay() {
    var small = new TestInstance(pace, shared, loader, 20_000);
    for (int i = 0; i < 100; i++) {
      small.ask("k" + i);
      loader.tell("x".repeat(1_000));
    }
    assertThat(small.memory.bytes()).isBetween(10_000L, 20_000L);
    assertThat(small.memory.entries()).isBetween(8L, 20L);
  }

  @Test
  void whatCannotBeReadIsLoaded() {
    Ticket ticket = ((Claim.Yours) shared.claim(keyOf("k"), 0).result()).ticket();
    shared.put(ticket, new Parcel(false, Buffer.buffer("{\"text\":"), Set.of(), 1_000, 0));
    Future<Told> asked = one.ask("k");
    loader.tell("a");
    assertThat(text(asked)).isEqualTo("a");
  }

  @Test
  void whatDependsOnVeryMuchIsNotShared() {
    one.ask("k");
    loader.tell("a", IntStream.range(0, 1_001).mapToObj(i -> "t" + i).toArray(String[]::new));
    assertThat(text(one.ask("k"))).isEqualTo("a");
    two.ask("k");
    assertThat(loader.begun()).isEqualTo(2);
  }

  private void load(String key, String text, String... tags) {
    one.ask(key);
    loader.tell(text, tags);
  }

  private void invalidate(String tag) {
    shared.invalidate(Set.of(tag));
    one.memory.drop(Set.of(tag));
    two.memory.drop(Set.of(tag));
  }

  private static String keyOf(String key) {
    return "test.ask:" + Shape.of(Told.class) + ":{\"key\":\"" + key + "\"}";
  }

  private static String text(Future<Told> asked) {
    assertThat(asked.succeeded()).as("answered").isTrue();
    assertThat(asked.result().isStale()).isFalse();
    return asked.result().text();
  }

  private static ErrorCode code(Future<Told> asked) {
    assertThat(asked.failed()).as("refused").isTrue();
    return ((ServiceException) asked.cause()).code();
  }
}
