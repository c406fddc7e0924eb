package dev.bulletin.bench.cache;

import static dev.bulletin.bench.cache.CacheNode.done;

import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.RedisServer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Which tier answers when few of very many answers are asked for often, and some are changed. */
final class ZipfLoad {
  private static final int ANSWERS = 10_000;
  private static final int ROOM = 2_000;
  private static final int MIB = 16;

  /** What an entry takes in memory, less what it takes besides its answer. */
  private static final int ANSWER_BYTES = MIB * 1_024 * 1_024 / ROOM - 256;

  private static final int WARM_UP = 200_000;
  private static final int READERS = 64;

  /** Of so many steps one is a write. */
  private static final int STEPS_PER_WRITE = 500;

  private final ZipfNumbers numbers = new ZipfNumbers(ANSWERS, 20_261_125);
  private final CacheNode node;
  private int left;
  private int writes;

  private ZipfLoad(CacheNode node) {
    this.node = node;
  }

  static CacheData.Zipf measure(RedisServer redis, int reads) {
    var reports = new Reports(ANSWER_BYTES, /* loadMillis= */ 2);
    try (var node = CacheNode.start(Nodes.alone(), CacheNode.at(redis), reports, MIB)) {
      var load = new ZipfLoad(node);
      load.run(WARM_UP);
      Map<String, Long> before = node.requests();
      int writes = load.run(reads);
      return new CacheData.Zipf(
          ANSWERS, ROOM, ANSWER_BYTES, WARM_UP, reads, writes, since(before, node.requests()));
    }
  }

  private static Map<String, Long> since(Map<String, Long> before, Map<String, Long> after) {
    Map<String, Long> counts = new HashMap<>(after);
    before.forEach((outcome, count) -> counts.merge(outcome, -count, Long::sum));
    return counts;
  }

  /** Reads as often as that, many at once; how often something was written. */
  private int run(int reads) {
    left = reads;
    writes = 0;
    done(Future.all(IntStream.range(0, READERS).mapToObj(i -> new Reader().read()).toList()));
    return writes;
  }

  private synchronized boolean isReadLeft() {
    return left-- > 0;
  }

  private synchronized boolean isWriteDue() {
    boolean due = left % STEPS_PER_WRITE == 0;
    writes += due ? 1 : 0;
    return due;
  }

  private synchronized FindReport next() {
    return Reports.question(numbers.next());
  }

  /** Asks for one answer after the other. */
  private final class Reader {
    private final Promise<Void> ended = Promise.promise();

    Future<Void> read() {
      goOn();
      return ended.future();
    }

    /** A loop, since an answer from memory is there at once: a chain would outgrow the stack. */
    private void goOn() {
      while (isReadLeft()) {
        Future<?> answer = writeIfDue().compose(written -> node.ask(next()));
        if (!answer.isComplete()) {
          answer.onSuccess(later -> goOn()).onFailure(ended::tryFail);
          return;
        }
        if (answer.failed()) {
          ended.tryFail(answer.cause());
          return;
        }
      }
      ended.tryComplete();
    }

    private Future<Void> writeIfDue() {
      return isWriteDue()
          ? node.caches().invalidate(Set.of(ReportContract.tag(next().slug())))
          : Future.succeededFuture();
    }
  }
}
