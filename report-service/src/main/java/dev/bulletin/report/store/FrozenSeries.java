package dev.bulletin.report.store;

import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.dashboard.SeriesPoint;
import java.time.Instant;
import java.util.List;

/**
 * What a dashboard said of a series, kept with a report.
 *
 * @param key names what was asked for
 */
public record FrozenSeries(String key, Content content) {
  /** As it is kept. */
  static FrozenSeries parse(String key, String content) {
    return new FrozenSeries(key, JsonMapper.read(content, Content.class));
  }

  /**
   * The answer.
   *
   * @param from included
   * @param to excluded
   */
  public record Content(String series, Instant from, Instant to, List<SeriesPoint> points) {
    public Content {
      points = List.copyOf(points);
    }
  }
}
