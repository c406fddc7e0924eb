package dev.bulletin.report.store;

import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportStatus;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a write outdates. */
final class Outdated {
  private Outdated() {}

  /**
   * Tags of the report and of what shows it: of a draft nobody is shown anything.
   *
   * @param slugs all addresses of the report: what was answered at one that it has left is as
   *     outdated
   * @param status of the report after the write
   * @param reach of the change, empty where lists may have changed too
   */
  static Set<String> tags(
      Collection<String> slugs, ReportStatus status, Optional<ChangeReach> reach) {
    return Stream.concat(
            slugs.stream().map(ReportContract::tag),
            switch (status) {
              case DRAFT, SCHEDULED -> Stream.<String>empty();
              case PUBLISHED, WITHDRAWN -> shown(slugs, reach);
            })
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> shown(Collection<String> slugs, Optional<ChangeReach> reach) {
    Stream<String> texts = Stream.of(ReportContract.TEXTS_TAG);
    Stream<String> teasers =
        reach.equals(Optional.of(ChangeReach.TEXT))
            ? Stream.empty()
            : slugs.stream().map(ReportContract::teaserTag);
    Stream<String> lists = reach.isEmpty() ? Stream.of(ReportContract.LIST_TAG) : Stream.empty();
    return Stream.of(texts, teasers, lists).flatMap(tags -> tags);
  }
}
