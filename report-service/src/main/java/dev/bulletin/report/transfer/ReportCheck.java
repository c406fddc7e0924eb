package dev.bulletin.report.transfer;

import dev.bulletin.contract.report.CreateReport;
import io.vertx.core.Future;
import java.util.List;

/** The rules of the commands: whatever comes in must be as if it had been written here. */
@FunctionalInterface
public interface ReportCheck {
  /**
   * Fails with INVALID_REQUEST, naming the field, when the report could not be created.
   *
   * @param formerSlugs addresses that it is to have left
   */
  Future<?> check(CreateReport command, List<String> formerSlugs);
}
