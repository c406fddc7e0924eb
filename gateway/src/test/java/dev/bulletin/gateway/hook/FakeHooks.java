package dev.bulletin.gateway.hook;

import dev.bulletin.gateway.delivery.EventType;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/** Stands in for the database: one hook at revision 3, and one delivery to it. */
public final class FakeHooks implements Hooks, HookLog {
  private static final Instant AT = Instant.parse("2026-12-01T08:00:00Z");
  private static final String SECRET = "whsec_c2VjcmV0";

  @Override
  public Future<List<Hook>> list() {
    return find("newsroom").map(List::of);
  }

  @Override
  public Future<Hook> find(String name) {
    return Future.succeededFuture(
        new Hook(
            name,
            "https://example.com/hook",
            List.of(EventType.REPORT_PUBLISHED),
            true,
            3,
            AT,
            AT,
            null,
            null));
  }

  @Override
  public Future<HookWritten> create(HookDraft draft) {
    return Future.succeededFuture(new HookWritten(draft.name(), 1, SECRET));
  }

  @Override
  public Future<HookWritten> replace(HookDraft draft, int revision) {
    return Future.succeededFuture(new HookWritten(draft.name(), revision + 1, null));
  }

  @Override
  public Future<HookWritten> delete(String name, int revision) {
    return Future.succeededFuture(new HookWritten(name, 0, null));
  }

  @Override
  public Future<HookWritten> renewSecret(String name, int revision) {
    return Future.succeededFuture(new HookWritten(name, revision + 1, SECRET));
  }

  @Override
  public Future<List<Delivery>> list(String hook, long below, int limit) {
    var line =
        new Delivery(
            7, "msg_1", "report.published", "delivered", 1, AT, null, "delivered", 204, 87, AT);
    return Future.succeededFuture(List.of(line));
  }

  @Override
  public Future<DeliveryOrdered> again(String hook, long number) {
    return Future.succeededFuture(new DeliveryOrdered(hook, number));
  }

  @Override
  public Future<DeliveryOrdered> test(String hook) {
    return Future.succeededFuture(new DeliveryOrdered(hook, 8));
  }
}
