package dev.bulletin.gateway.token;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.api.RequestFields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of a request that makes a token: every field may be missing. */
record TokenBody(
    @Nullable String name, @Nullable List<@Nullable String> scopes, @Nullable String expiresAt) {
  private static final Duration LONGEST = Duration.ofDays(3_650);

  NewToken token(Instant now) {
    RequestFields fields = new RequestFields();
    String called = fields.text("name", name);
    List<String> opens = fields.list("scopes", scopes);
    @Nullable Instant until = expiresAt == null ? null : fields.time("expiresAt", expiresAt);
    fields.finish();
    if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(LONGEST)))) {
      throw ServiceException.invalid(
          "expiresAt", "expected a time from now to %d days on".formatted(LONGEST.toDays()));
    }
    return new NewToken(called, Set.copyOf(opens), until);
  }
}
