package dev.bulletin.gateway.api;

import dev.bulletin.contract.report.MoveReport;
import org.jspecify.annotations.Nullable;

/** The body of a request that gives a report another address: the field may be missing. */
record MoveBody(@Nullable String slug) {
  MoveReport command(Target target) {
    RequestFields fields = new RequestFields();
    String name = fields.text("slug", slug);
    fields.finish();
    return new MoveReport(target.principal(), target.slug(), target.revision(), name, target.key());
  }
}
