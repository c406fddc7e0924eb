package dev.bulletin.bench.trace;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.Spread;
import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Source;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Everything one run has measured, and under which conditions. */
record TraceData(
    String name,
    String startedAt,
    Source source,
    Machine machine,
    String java,
    int rounds,
    int seconds,
    int warmUp,
    List<Turn> turns) {
  TraceData {
    turns = List.copyOf(turns);
  }

  Spread of(Tracing tracing, Request request, ToDoubleFunction<Turn> figure) {
    return Spread.of(turns(tracing, request).stream().mapToDouble(figure));
  }

  /** By the figure without traces, round by round. */
  Spread ratio(Tracing tracing, Request request) {
    List<Turn> traced = turns(tracing, request);
    List<Turn> off = turns(Tracing.OFF, request);
    return Spread.of(
        IntStream.range(0, off.size())
            .mapToDouble(i -> traced.get(i).micros() / off.get(i).micros()));
  }

  private List<Turn> turns(Tracing tracing, Request request) {
    return turns.stream()
        .filter(turn -> turn.tracing() == tracing && turn.request() == request)
        .toList();
  }

  /** No figure is drawn from a run with errors. */
  TraceData sound() {
    List<String> problems = turns.stream().flatMap(turn -> turn.problems().stream()).toList();
    if (turns.isEmpty() || !problems.isEmpty()) {
      throw new BenchException(
          BenchException.Kind.REFUSED,
          "no figures are drawn from this run:\n  " + String.join("\n  ", problems));
    }
    return this;
  }
}
