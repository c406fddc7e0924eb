package dev.bulletin.bench.cache;

import dev.bulletin.bench.BenchException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmark of hits in a JVM of its own, with one thread and with one per core. */
final class HitRun {
  private static final int ROUNDS = 5;
  private static final Map<String, String> NAMES =
      Map.of(
          "oneQuestion", "the same question again and again",
          "manyQuestions", "1,024 questions in turn");

  private HitRun() {}

  static List<CacheData.Hit> measure(int seconds) {
    int cores = Runtime.getRuntime().availableProcessors();
    return Stream.of(1, cores)
        .distinct()
        .flatMap(threads -> run(seconds, threads).stream().map(result -> toHit(result, threads)))
        .toList();
  }

  private static Collection<RunResult> run(int seconds, int threads) {
    var options =
        new OptionsBuilder()
            .include(HitBenchmark.class.getName())
            .forks(1)
            .threads(threads)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(seconds))
            .measurementIterations(ROUNDS)
            .measurementTime(TimeValue.seconds(seconds))
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .build();
    try {
      return new Runner(options).run();
    } catch (RunnerException e) {
      throw new BenchException(BenchException.Kind.CANNOT_RUN, "JMH: " + e.getMessage());
    }
  }

  private static CacheData.Hit toHit(RunResult result, int threads) {
    Result<?> time = result.getPrimaryResult();
    return new CacheData.Hit(
        NAMES.getOrDefault(time.getLabel(), time.getLabel()),
        threads,
        time.getScore(),
        time.getScoreError(),
        allocated(result));
  }

  private static double allocated(RunResult result) {
    return result.getSecondaryResults().entrySet().stream()
        .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
        .mapToDouble(entry -> entry.getValue().getScore())
        .findFirst()
        .orElseThrow();
  }
}
