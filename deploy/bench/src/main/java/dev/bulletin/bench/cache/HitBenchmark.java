package dev.bulletin.bench.cache;

import static dev.bulletin.bench.cache.CacheNode.done;

import dev.bulletin.common.config.Secret;
import dev.bulletin.common.redis.RedisConfig;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.testing.Nodes;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A question whose answer is in memory, everything counted; there is no Redis. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HitBenchmark {
  private static final int MANY = 1_024;
  private static final RedisConfig NOWHERE = new RedisConfig("127.0.0.1", 1, new Secret(""));

  private final List<FindReport> questions =
      IntStream.range(0, MANY).mapToObj(Reports::question).toList();
  private final CacheNode node =
      CacheNode.start(
          Nodes.alone(), NOWHERE, new Reports(8_000, /* loadMillis= */ 1), /* mib= */ 64);

  /** A thread's place among the questions. */
  @State(Scope.Thread)
  public static class Turn {
    private int number;

    int next() {
      number = (number + 1) % MANY;
      return number;
    }
  }

  @Setup
  public void fill() {
    questions.forEach(question -> done(node.ask(question)));
  }

  @TearDown
  public void stop() {
    node.close();
  }

  @Benchmark
  public Future<ReportAnswer> oneQuestion() {
    return node.ask(questions.get(0));
  }

  @Benchmark
  public Future<ReportAnswer> manyQuestions(Turn turn) {
    return node.ask(questions.get(turn.next()));
  }
}
