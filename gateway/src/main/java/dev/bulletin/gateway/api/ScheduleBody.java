package dev.bulletin.gateway.api;

import dev.bulletin.contract.report.ScheduleReport;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The body of a request that has a report published later: the field may be missing. */
record ScheduleBody(@Nullable String at) {
  ScheduleReport command(Target target) {
    RequestFields fields = new RequestFields();
    Instant time = fields.time("at", at);
    fields.finish();
    return new ScheduleReport(
        target.principal(), target.slug(), target.revision(), time, target.key());
  }
}
