package dev.bulletin.report.store;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportStatus;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The numbers of dashboards that are kept with reports. They are written with the report. */
public interface FrozenCharts {
  /** All that are kept with a report. */
  Future<List<FrozenSeries>> find(String slug);

  /** The report that has or has left that slug, before it is written. */
  Future<Before> before(String slug);

  /**
   * A report before a write.
   *
   * @param status a draft when there is none
   * @param keys of what is kept with it
   * @param charts the texts in which the word chart occurs
   */
  record Before(ReportStatus status, Set<String> keys, Map<Language, StoredText> charts) {
    public Before {
      keys = Set.copyOf(keys);
      charts = Map.copyOf(charts);
    }
  }
}
