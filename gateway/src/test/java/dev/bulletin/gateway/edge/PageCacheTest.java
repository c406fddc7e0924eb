package dev.bulletin.gateway.edge;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.gateway.encoding.Compressor;
import dev.bulletin.gateway.encoding.Effort;
import dev.bulletin.gateway.encoding.Encoded;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class PageCacheTest {
  private static final PageAddress PAGE =
      new PageAddress(PageAddress.Kind.REPORT, Language.EN, "outlook");
  private static final String PATH = PAGE.path();
  private static final Set<String> TAGS = Set.of(ReportContract.tag("outlook"));
  private static final Set<String> NEIGHBOUR = Set.of(ReportContract.tag("neighbour"));
  private static final Set<String> SHOWN =
      Set.of(ReportContract.tag("outlook"), ReportContract.tag("neighbour"));
  private static final Duration TTL = Duration.ofSeconds(10);
  private static final Finished.Kind KIND = new Finished.Kind("text/html", "en", "no-cache");
  private static final long PLENTY = 1_000_000;

  private final AtomicLong nanos = new AtomicLong();
  private final List<Promise<MadePage>> makings = new ArrayList<>();
  private final List<Effort> efforts = new ArrayList<>();
  private final PageCache cache = cache(PLENTY, (address, effort) -> making(effort));

  private PageCache cache(long maxBytes, BiFunction<PageAddress, Effort, Future<MadePage>> maker) {
    return new PageCache(maxBytes, nanos::get, maker);
  }

  private Future<MadePage> making(Effort effort) {
    efforts.add(effort);
    Promise<MadePage> promise = Promise.promise();
    makings.add(promise);
    return promise.future();
  }

  private static MadePage page(String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    Encoded encoded = Compressor.withoutBrotli().encode(body, Effort.THOROUGH);
    return new MadePage(new Finished(KIND, encoded, new SecurityHeaders()), SHOWN, TTL);
  }

  private MadePage finish(int making, String text) {
    MadePage page = page(text);
    makings.get(making).complete(page);
    return page;
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void keepsAPageForItsTimeAndNoLonger() {
    cache.load(PAGE);
    Finished made = finish(0, "a").finished();
    pass(TTL.minusMillis(1));
    assertThat(cache.find(PATH)).contains(made);
    pass(Duration.ofMillis(1));
    assertThat(cache.find(PATH)).isEmpty();
  }

  @Test
  void renewsAPageThatIsAskedForNearItsEndWhileAllGetTheKeptOne() {
    cache.load(PAGE);
    Finished kept = finish(0, "a").finished();
    pass(Duration.ofSeconds(9));
    for (int i = 0; i < 100; i++) {
      assertThat(cache.find(PATH)).contains(kept);
    }
    assertThat(makings).hasSize(2);
    assertThat(cache.renewals()).isEqualTo(1);
    Finished renewed = finish(1, "b").finished();
    assertThat(cache.find(PATH)).contains(renewed);
  }

  @Test
  void keepsARenewedPageForAWholeTimeAgain() {
    cache.load(PAGE);
    finish(0, "a");
    pass(Duration.ofSeconds(9));
    cache.find(PATH);
    cache.find(PATH);
    Finished renewed = finish(1, "b").finished();
    pass(Duration.ofSeconds(7));
    for (int i = 0; i < 10; i++) {
      assertThat(cache.find(PATH)).contains(renewed);
    }
    assertThat(makings).as("no third making yet").hasSize(2);
  }

  @Test
  void doesNotRenewAPageWhileItIsYoungNorForASingleReader() {
    cache.load(PAGE);
    finish(0, "a");
    for (int i = 0; i < 100; i++) {
      cache.find(PATH);
    }
    pass(Duration.ofSeconds(8));
    cache.find(PATH);
    assertThat(makings).hasSize(1);
  }

  /**
   * Making takes more than one of the ten seconds that a page holds, and somebody asks all the
   * time.
   */
  @Test
  void neverHasAReaderWaitForAPageThatIsAskedForOften() {
    cache.load(PAGE);
    finish(0, "0");
    int underWay = 0;
    for (int tenths = 1; tenths <= 10_000; tenths++) {
      pass(Duration.ofMillis(100));
      assertThat(cache.find(PATH)).as("after %s tenths of a second", tenths).isPresent();
      underWay = makings.get(makings.size() - 1).future().isComplete() ? 0 : underWay + 1;
      if (underWay == 12) {
        finish(makings.size() - 1, "" + tenths);
      }
    }
    assertThat(makings).as("made about once for each time it holds").hasSizeBetween(100, 126);
  }

  @Test
  void doesNotRenewAPageThatNobodyAsksFor() {
    cache.load(PAGE);
    finish(0, "a");
    for (int tenths = 1; tenths <= 1_000; tenths++) {
      pass(Duration.ofMillis(100));
      cache.find("/en/another");
    }
    assertThat(makings).hasSize(1);
    assertThat(cache.renewals()).isZero();
    assertThat(cache.find(PATH)).isEmpty();
  }

  @Test
  void hasWhoComesTooLateWaitForTheRenewalUnderWay() {
    cache.load(PAGE);
    finish(0, "a");
    pass(Duration.ofSeconds(9));
    cache.find(PATH);
    cache.find(PATH);
    pass(Duration.ofSeconds(2));
    assertThat(cache.find(PATH)).isEmpty();
    PageCache.Loading loading = cache.load(PAGE);
    assertThat(loading.begun()).isFalse();
    assertThat(loading.page().isComplete()).isFalse();
    assertThat(makings).hasSize(2);
    MadePage renewed = finish(1, "b");
    assertThat(loading.page().result()).isSameAs(renewed);
  }

  @Test
  void keepsThePageToItsEndWhenItCannotBeRenewed() {
    cache.load(PAGE);
    Finished kept = finish(0, "a").finished();
    pass(Duration.ofSeconds(9));
    cache.find(PATH);
    cache.find(PATH);
    makings.get(1).fail("away");
    for (int i = 0; i < 100; i++) {
      assertThat(cache.find(PATH)).contains(kept);
    }
    assertThat(makings).as("tried once").hasSize(2);
    pass(Duration.ofSeconds(1));
    assertThat(cache.find(PATH)).isEmpty();
  }

  @Test
  void hasTheFirstWhoAsksAfterAChangeWaitAndAllOthersJoin() {
    cache.load(PAGE);
    finish(0, "a");
    cache.drop(TAGS);
    assertThat(cache.find(PATH)).isEmpty();
    assertThat(cache.load(PAGE).begun()).isTrue();
    assertThat(cache.load(PAGE).begun()).isFalse();
    assertThat(makings).hasSize(2);
  }

  @Test
  void doesNotKeepARenewalThatBeganBeforeAChange() {
    cache.load(PAGE);
    finish(0, "a");
    pass(Duration.ofSeconds(9));
    cache.find(PATH);
    cache.find(PATH);
    cache.drop(TAGS);
    PageCache.Loading after = cache.load(PAGE);
    assertThat(after.begun()).isTrue();
    Finished fresh = finish(2, "c").finished();
    finish(1, "b");
    assertThat(cache.find(PATH)).contains(fresh);
  }

  @Test
  void hasWhoAsksAfterAChangeOfWhatAPageShowsBesideWaitForTheNext() {
    Future<MadePage> before = cache.load(PAGE).page();
    cache.drop(NEIGHBOUR);
    PageCache.Loading after = cache.load(PAGE);
    assertThat(after.begun()).isFalse();
    MadePage old = finish(0, "a");
    assertThat(before.result()).isSameAs(old);
    assertThat(after.page().isComplete()).isFalse();
    MadePage fresh = finish(1, "b");
    assertThat(after.page().result()).isSameAs(fresh);
    assertThat(cache.find(PATH)).contains(fresh.finished());
  }

  @Test
  void hasWhoAsksAfterAChangeOfSomethingElseJoin() {
    cache.load(PAGE);
    cache.drop(Set.of(ReportContract.tag("elsewhere")));
    PageCache.Loading after = cache.load(PAGE);
    MadePage made = finish(0, "a");
    assertThat(after.page().result()).isSameAs(made);
    assertThat(makings).hasSize(1);
  }

  @Test
  void isBoundedByWhatPagesWeigh() {
    MadePage page = page("x".repeat(1_000));
    int weight = page.finished().weight();
    PageCache small = cache(weight * 10L, (address, effort) -> Future.succeededFuture(page));
    for (int i = 0; i < 1_000; i++) {
      small.load(new PageAddress(PageAddress.Kind.REPORT, Language.EN, "report-" + i));
    }
    assertThat(small.bytes()).isLessThanOrEqualTo(weight * 10L).isPositive();
    assertThat(small.pages()).isLessThanOrEqualTo(10);
  }

  /** Readers, changes and the passing of time, all at once. */
  @Test
  void showsNobodyWhatWasChangedBeforeTheyAsked() throws Exception {
    AtomicInteger truth = new AtomicInteger();
    AtomicInteger announced = new AtomicInteger();
    Map<Finished, Integer> versions = new ConcurrentHashMap<>();
    ExecutorService others = Executors.newFixedThreadPool(8);
    PageCache shared =
        cache(
            PLENTY,
            (address, effort) -> {
              int seen = truth.get();
              Promise<MadePage> made = Promise.promise();
              others.execute(
                  () -> {
                    MadePage page = page("version " + seen);
                    versions.put(page.finished(), seen);
                    made.complete(page);
                  });
              return made.future();
            });
    Callable<Integer> reader =
        () -> {
          int tooOld = 0;
          for (int i = 0; i < 5_000; i++) {
            int known = announced.get();
            Finished shown =
                shared.find(PATH).isPresent()
                    ? shared.find(PATH).orElseGet(() -> load(shared))
                    : load(shared);
            tooOld += versions.get(shown) < known ? 1 : 0;
            pass(Duration.ofSeconds(1));
          }
          return tooOld;
        };
    Callable<Integer> writer =
        () -> {
          for (int i = 0; i < 500; i++) {
            int now = truth.incrementAndGet();
            shared.drop(TAGS);
            announced.set(now);
            Thread.yield();
          }
          return 0;
        };
    ExecutorService askers = Executors.newFixedThreadPool(4);
    try {
      for (var done : askers.invokeAll(List.of(reader, reader, reader, writer))) {
        assertThat(done.get()).as("pages older than what was known").isZero();
      }
    } finally {
      askers.shutdownNow();
      others.shutdownNow();
    }
  }

  private static Finished load(PageCache cache) {
    try {
      return cache.load(PAGE).page().await(30, SECONDS).finished();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void takesItsTimeForWhatWasNotMadeLately() {
    cache.load(PAGE);
    finish(0, "a");
    pass(Readership.SOON);
    cache.load(PAGE);
    assertThat(efforts).containsExactly(Effort.THOROUGH, Effort.THOROUGH);
  }

  @Test
  void hurriesWithWhatIsReplacedBeforeManyHaveReadIt() {
    cache.load(PAGE);
    cache.load(PAGE);
    finish(0, "a");
    read(Readership.MANY - 3);
    cache.drop(TAGS);
    cache.load(PAGE);
    assertThat(efforts).containsExactly(Effort.THOROUGH, Effort.QUICK);
  }

  @Test
  void takesItsTimeAgainOnceManyHaveReadTheLast() {
    cache.load(PAGE);
    finish(0, "a");
    cache.drop(TAGS);
    cache.load(PAGE);
    cache.load(PAGE);
    finish(1, "b");
    read(Readership.MANY - 2);
    cache.drop(TAGS);
    cache.load(PAGE);
    assertThat(efforts).containsExactly(Effort.THOROUGH, Effort.QUICK, Effort.THOROUGH);
  }

  private void read(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(cache.find(PATH)).isPresent();
    }
  }
}
