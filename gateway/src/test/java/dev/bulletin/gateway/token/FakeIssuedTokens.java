package dev.bulletin.gateway.token;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.gateway.audit.AuditEvent;
import dev.bulletin.gateway.person.RandomKey;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/** Stands in for the database: one token, and whoever asks may give all there is. */
public final class FakeIssuedTokens implements IssuedTokens {
  private static final Instant AT = Instant.parse("2026-12-01T08:00:00Z");

  @Override
  public Future<Giver> giver(Principal program) {
    return Future.succeededFuture(new Giver(null, false, Grants.ALL, null));
  }

  @Override
  public Future<List<IssuedToken>> list(Giver giver) {
    var token = new IssuedToken(12, "importer", Grants.ALL, "lan", true, AT, AT, AT);
    return Future.succeededFuture(List.of(token));
  }

  @Override
  public Future<MadeToken> create(NewToken token, Giver giver, AuditEvent event) {
    return Future.succeededFuture(token)
        .map(wanted -> wanted.givenBy(giver))
        .map(given -> new MadeToken(13, RandomKey.random()));
  }

  @Override
  public Future<Void> revoke(long id, Giver giver, AuditEvent event) {
    return Future.succeededFuture();
  }
}
