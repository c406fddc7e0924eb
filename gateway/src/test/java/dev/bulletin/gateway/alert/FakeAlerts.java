package dev.bulletin.gateway.alert;

import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Stands in for the database: one rule at revision 3. */
public final class FakeAlerts implements Alerts {
  private static final Instant AT = Instant.parse("2026-12-01T08:00:00Z");

  @Override
  public Future<List<Alert>> list() {
    return find("high").map(List::of);
  }

  @Override
  public Future<Alert> find(String name) {
    return Future.succeededFuture(
        new Alert(
            name,
            AlertKind.ABOVE,
            "BTC-USDT.price",
            new BigDecimal("100000"),
            BigDecimal.ZERO,
            60,
            true,
            3,
            AT,
            AT,
            false,
            null));
  }

  @Override
  public Future<AlertWritten> create(AlertDraft draft) {
    return Future.succeededFuture(new AlertWritten(draft.name(), 1));
  }

  @Override
  public Future<AlertWritten> replace(AlertDraft draft, int revision) {
    return Future.succeededFuture(new AlertWritten(draft.name(), revision + 1));
  }

  @Override
  public Future<AlertWritten> delete(String name, int revision) {
    return Future.succeededFuture(new AlertWritten(name, 0));
  }
}
