package dev.bulletin.report.store;

import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportStatus;
import java.util.stream.Stream;

/** What a write outdates beside the report itself. */
public final class Outdated {
  private Outdated() {}

  /**
   * Tags of lists and searches: none of a draft, which nobody is shown.
   *
   * @param status of the report after the write
   * @param listedAlike whether lists have the same reports in the same order as before
   */
  public static Stream<String> lists(ReportStatus status, boolean listedAlike) {
    return switch (status) {
      case DRAFT, SCHEDULED -> Stream.empty();
      case PUBLISHED, WITHDRAWN ->
          listedAlike
              ? Stream.of(ReportContract.TEXTS_TAG)
              : Stream.of(ReportContract.TEXTS_TAG, ReportContract.LIST_TAG);
    };
  }
}
