package dev.bulletin.gateway.api;

import dev.bulletin.contract.report.UpdateReport;
import dev.bulletin.gateway.session.Caller;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of a request that revises a report: every field may be missing. */
record RevisedReportBody(
    @Nullable String author,
    @Nullable List<@Nullable String> tags,
    @Nullable Map<String, @Nullable TextBody> texts) {

  UpdateReport command(Caller caller, Target target) {
    RequestFields fields = new RequestFields();
    var known = fields.list("tags", tags);
    var given = TextBody.texts(fields, texts);
    String by = fields.text("author", Objects.requireNonNullElse(author, caller.name()));
    fields.finish();
    return new UpdateReport(target.principal(), target.slug(), target.revision(), by, known, given);
  }
}
