package dev.bulletin.report.browse;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.contract.report.ReportSurroundings;
import dev.bulletin.report.store.ListVersion;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands around a report, as it is answered. */
public final class SurroundingsAnswer {
  private SurroundingsAnswer() {}

  /**
   * Of what is said of those around.
   *
   * @param slug of the report in the middle, as it is now
   */
  public static ReportSurroundings of(
      String slug,
      Optional<ReportSummary> previous,
      Optional<ReportSummary> next,
      List<ReportSummary> related,
      Instant asOf) {
    String version =
        ListVersion.hash(
            JsonMapper.string(
                Arrays.asList(slug, previous.orElse(null), next.orElse(null), related)));
    List<ReportSummary> all =
        Stream.of(previous.stream(), next.stream(), related.stream())
            .flatMap(teasers -> teasers)
            .toList();
    return new ReportSurroundings(
        Provenance.fresh(version, tags(all), asOf),
        previous.orElse(null),
        next.orElse(null),
        related);
  }

  /**
   * What a page shows of it depends on: a report published in between changes what is next, and of
   * those around no page tells when they were changed.
   */
  private static Set<String> tags(List<ReportSummary> around) {
    return Stream.concat(
            Stream.of(ReportContract.LIST_TAG),
            around.stream().map(teaser -> ReportContract.teaserTag(teaser.slug())))
        .collect(Collectors.toUnmodifiableSet());
  }
}
