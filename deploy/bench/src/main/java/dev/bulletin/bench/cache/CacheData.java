package dev.bulletin.bench.cache;

import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Source;
import java.util.List;
import java.util.Map;

/** Everything one run has measured. */
record CacheData(
    String startedAt,
    Source source,
    Machine machine,
    String java,
    List<Hit> hits,
    List<Cold> cold,
    Zipf zipf) {
  CacheData {
    hits = List.copyOf(hits);
    cold = List.copyOf(cold);
  }

  /**
   * An answer from memory, by JMH.
   *
   * @param error half the width of JMH's 99.9 % interval
   */
  record Hit(String name, int threads, double nanos, double error, double bytesAllocated) {}

  /**
   * Many who ask for one answer at once that nobody has, again and again for others.
   *
   * @param loads how often each of the answers was loaded, in order
   */
  record Cold(String where, int requests, List<Integer> loads) {
    Cold {
      loads = List.copyOf(loads);
    }
  }

  /**
   * Reads of many answers, few of them often, with writes between.
   *
   * @param room how many answers there is room for in memory
   * @param readsByOutcome the counted reads, each once
   */
  record Zipf(
      int answers,
      int room,
      int answerBytes,
      int warmUp,
      int reads,
      int writes,
      Map<String, Long> readsByOutcome) {
    Zipf {
      readsByOutcome = Map.copyOf(readsByOutcome);
    }

    /** The share of reads that were answered in one of these ways. */
    double share(String... outcomes) {
      long sum = 0;
      for (String outcome : outcomes) {
        sum += readsByOutcome.getOrDefault(outcome, 0L);
      }
      return (double) sum / reads;
    }
  }
}
