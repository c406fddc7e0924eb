package dev.bulletin.report.store;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.ReportStatus;
import java.util.Optional;
import java.util.function.Function;

/** Lets readers see what is published, and nothing else. */
public final class Visible {
  private Visible() {}

  /**
   * What was found, when readers may see it.
   *
   * @throws ServiceException GONE when it is withdrawn, else NOT_FOUND
   */
  public static <T> T of(Optional<T> found, Function<T, ReportStatus> status, String slug) {
    T report = found.orElseThrow(() -> ServiceException.notFound("report", slug));
    return switch (status.apply(report)) {
      case PUBLISHED -> report;
      case WITHDRAWN ->
          throw new ServiceException(ErrorCode.GONE, "report " + slug + " is withdrawn");
      case DRAFT, SCHEDULED -> throw ServiceException.notFound("report", slug);
    };
  }
}
