package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.CommandKey;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.gateway.session.Caller;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of a request that creates a report: every field may be missing. */
record NewReportBody(
    @Nullable String slug,
    @Nullable String author,
    @Nullable List<@Nullable String> tags,
    @Nullable Map<String, @Nullable TextBody> texts) {

  /** What is to be created, named by that key when it may come again. */
  CreateReport command(Caller caller, @Nullable CommandKey key) {
    RequestFields fields = new RequestFields();
    String name = fields.text("slug", slug);
    var known = fields.list("tags", Objects.requireNonNullElse(tags, List.of()));
    var given = TextBody.texts(fields, texts);
    String by = fields.text("author", Objects.requireNonNullElse(author, caller.name()));
    fields.finish();
    return new CreateReport(caller.principal(), name, by, known, given, key);
  }
}
