package dev.bulletin.contract.dashboard;

import java.util.List;

/**
 * The samples of one tick, after they were stored; polled ones also while PostgreSQL cannot be
 * reached, to be stored later.
 *
 * @param term of the leader that polled them, which grows with each election; {@link #PUSHED} where
 *     nobody polled
 */
public record Samples(long term, List<Sample> samples) {
  public static final long PUSHED = 0;

  public Samples {
    samples = List.copyOf(samples);
  }
}
