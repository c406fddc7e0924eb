package dev.bulletin.bench.render;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.Plan;
import java.nio.file.Path;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of pages in a JVM of their own. */
final class JmhRun {
  private JmhRun() {}

  /** Leaves the results in a file, in JMH's own form. */
  static void into(Path file, Plan plan) {
    Options options =
        new OptionsBuilder()
            .include(PageBenchmark.class.getName())
            .forks(1)
            .warmupIterations(1)
            .warmupTime(TimeValue.seconds(plan.warmUpSeconds()))
            .measurementIterations(plan.rounds())
            .measurementTime(TimeValue.seconds(plan.roundSeconds()))
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .resultFormat(ResultFormatType.JSON)
            .result(file.toString())
            .build();
    try {
      new Runner(options).run();
    } catch (RunnerException e) {
      throw new BenchException(BenchException.Kind.CANNOT_RUN, "JMH: " + e.getMessage());
    }
  }
}
