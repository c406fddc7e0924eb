package dev.bulletin.gateway.api;

import dev.bulletin.contract.dashboard.CheckDefinition;
import org.jspecify.annotations.Nullable;

/** The body of a request that tries a definition out: every field may be missing. */
record CheckBody(@Nullable String name, @Nullable String yaml) {
  CheckDefinition question() {
    RequestFields fields = new RequestFields();
    String called = fields.text("name", name);
    String written = fields.text("yaml", yaml);
    fields.finish();
    return new CheckDefinition(called, written);
  }
}
