package dev.bulletin.report.transfer;

import dev.bulletin.contract.report.CreateReport;
import io.vertx.core.Future;

/** The rules of the commands: whatever comes in must be as if it had been written here. */
@FunctionalInterface
public interface ReportCheck {
  /** Fails with INVALID_REQUEST, naming the field, when the report could not be created. */
  Future<?> check(CreateReport command);
}
