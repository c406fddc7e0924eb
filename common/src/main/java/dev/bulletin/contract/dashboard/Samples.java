package dev.bulletin.contract.dashboard;

import java.util.List;

/** The samples of one tick of a source, after they were stored. */
public record Samples(List<Sample> samples) {
  public Samples {
    samples = List.copyOf(samples);
  }
}
