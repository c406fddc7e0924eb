package dev.bulletin.gateway.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counts each request for a page once, by what became of it. */
final class PageRequests {
  private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

  enum Outcome {
    /** Answered from memory. */
    HIT,
    /** The page was made for this request. */
    LOAD,
    /** The page was being made for another request. */
    WAIT,
    /** The page is of a kind that is not kept. */
    PASS,
    /** The report has another address. */
    MOVED,
    /** The page could not be made. */
    ERROR
  }

  PageRequests(MeterRegistry meters) {
    for (Outcome outcome : Outcome.values()) {
      counters.put(
          outcome,
          Counter.builder("bulletin.page.requests")
              .description("requests for pages, by what became of them")
              .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
              .register(meters));
    }
  }

  void count(Outcome outcome) {
    Objects.requireNonNull(counters.get(outcome)).increment();
  }
}
