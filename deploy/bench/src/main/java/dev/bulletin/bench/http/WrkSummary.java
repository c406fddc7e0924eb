package dev.bulletin.bench.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.LoadResult;
import java.util.Map;

/** The line of JSON with which our script lets wrk end; latencies in microseconds. */
record WrkSummary(
    long operations,
    long micros,
    long bytes,
    long connect,
    long read,
    long write,
    long status,
    long timeout,
    double p50,
    double p99) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

  /** Finds the line in all that wrk has written. */
  static LoadResult parse(String output) {
    String line =
        output
            .lines()
            .filter(candidate -> candidate.startsWith("{"))
            .findFirst()
            .orElseThrow(() -> unreadable(output));
    try {
      return JSON.readValue(line, WrkSummary.class).toResult();
    } catch (JsonProcessingException e) {
      throw unreadable(output);
    }
  }

  private LoadResult toResult() {
    Map<String, Long> errors =
        Map.of(
            "connect", connect, "read", read, "write", write, "status", status, "timeout", timeout);
    return new LoadResult(operations, errors, micros / 1e6, bytes, p50, p99);
  }

  private static BenchException unreadable(String output) {
    return new BenchException(
        BenchException.Kind.CANNOT_RUN,
        "wrk has not written the summary expected, but:%n%s".formatted(output.strip()));
  }
}
