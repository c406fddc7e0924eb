package dev.bulletin.dashboard.series;

import dev.bulletin.contract.dashboard.Sample;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The newest sample of each series, as known at one moment. */
public record Snapshot(Map<String, Sample> newestBySeries) {
  public static final Snapshot EMPTY = new Snapshot(Map.of());

  public Snapshot {
    newestBySeries = Map.copyOf(newestBySeries);
  }

  public Optional<Sample> newest(String series) {
    return Optional.ofNullable(newestBySeries.get(series));
  }

  /** The time of the newest sample of all. */
  public Optional<Instant> newestAt() {
    return newestBySeries.values().stream().map(Sample::at).max(Comparator.naturalOrder());
  }

  /** Those samples that say something newer, by the time their source gave them. */
  public List<Sample> newsIn(Collection<Sample> samples) {
    return samples.stream().filter(this::isNews).toList();
  }

  private boolean isNews(Sample sample) {
    return newest(sample.series()).filter(known -> !known.at().isBefore(sample.at())).isEmpty();
  }

  /** This and the samples, of which for each series the newest counts. */
  public Snapshot with(Collection<Sample> samples) {
    List<Sample> news = newsIn(samples);
    if (news.isEmpty()) {
      return this;
    }
    Map<String, Sample> merged = new HashMap<>(newestBySeries);
    news.forEach(sample -> merged.merge(sample.series(), sample, Snapshot::newer));
    return new Snapshot(merged);
  }

  private static Sample newer(Sample a, Sample b) {
    return b.at().isAfter(a.at()) ? b : a;
  }
}
