package dev.bulletin.gateway.alert;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.api.RequestFields;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of a request that keeps a rule: every field may be missing. */
public record AlertBody(
    @Nullable String kind,
    @Nullable String subject,
    @Nullable BigDecimal threshold,
    @Nullable BigDecimal hysteresis,
    @Nullable Integer seconds,
    @Nullable Boolean active) {
  AlertDraft draft(String name) {
    RequestFields fields = new RequestFields();
    String code = fields.text("kind", kind);
    String about = fields.text("subject", subject);
    fields.finish();
    AlertKind known =
        AlertKind.known(code)
            .orElseThrow(
                () ->
                    ServiceException.invalid("kind", "there are above, below, report and source"));
    boolean on = Objects.requireNonNullElse(active, true);
    return AlertDraft.of(name, known, about, threshold, hysteresis, seconds, on);
  }
}
