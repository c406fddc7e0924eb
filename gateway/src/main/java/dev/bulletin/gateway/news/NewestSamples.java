package dev.bulletin.gateway.news;

import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.Sample;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The newest sample of each series, and of each source its time. Lives on one event loop. */
final class NewestSamples {
  private final Map<String, Sample> bySeries = new HashMap<>();
  private final Map<String, Instant> bySource = new HashMap<>();

  void hear(List<Sample> samples) {
    samples.forEach(this::hear);
  }

  /** What comes late changes nothing. */
  private void hear(Sample sample) {
    bySeries.merge(
        sample.series(), sample, (known, heard) -> heard.at().isAfter(known.at()) ? heard : known);
    bySource.merge(
        sample.source(), sample.at(), (known, heard) -> heard.isAfter(known) ? heard : known);
  }

  void hear(Figure figure) {
    if (figure.value() != null && figure.at() != null && figure.source() != null) {
      hear(new Sample(figure.series(), figure.value(), figure.at(), figure.source()));
    }
  }

  Optional<Sample> ofSeries(String series) {
    return Optional.ofNullable(bySeries.get(series));
  }

  Optional<Instant> ofSource(String source) {
    return Optional.ofNullable(bySource.get(source));
  }
}
