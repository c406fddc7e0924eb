package dev.bulletin.gateway.api;

import dev.bulletin.contract.report.BodyFormat;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.PreviewText;
import org.jspecify.annotations.Nullable;

/** The body of a request that tries a text out: every field may be missing. */
record PreviewBody(@Nullable String language, @Nullable String body, @Nullable String format) {
  PreviewText question() {
    RequestFields fields = new RequestFields();
    Language of = fields.language("language", language);
    String written = fields.text("body", body);
    BodyFormat in = fields.format("format", format);
    fields.finish();
    return new PreviewText(of, written, in);
  }
}
