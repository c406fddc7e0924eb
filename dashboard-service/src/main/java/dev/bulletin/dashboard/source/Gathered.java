package dev.bulletin.dashboard.source;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.history.CandleBatch;
import java.time.Instant;
import java.util.List;

/**
 * What a source has given.
 *
 * @param askedAt before which moment all of it is known to the source
 */
public record Gathered(Instant askedAt, List<Sample> samples, List<CandleBatch> candles) {
  public Gathered {
    samples = List.copyOf(samples);
    candles = List.copyOf(candles);
  }

  public static Gathered samples(Instant askedAt, List<Sample> samples) {
    return new Gathered(askedAt, samples, List.of());
  }

  static Gathered candles(Instant askedAt, List<CandleBatch> candles) {
    return new Gathered(askedAt, List.of(), candles);
  }
}
