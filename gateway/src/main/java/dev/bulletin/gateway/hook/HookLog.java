package dev.bulletin.gateway.hook;

import io.vertx.core.Future;
import java.util.List;

/** What hooks were told, and whether it has arrived. */
public interface HookLog {
  /** Deliveries to a hook with a number below that, the newest first. */
  Future<List<Delivery>> list(String hook, long below, int limit);

  /** Tells a hook once more what it was told, under the same webhook-id. */
  Future<DeliveryOrdered> again(String hook, long number);

  /** Tells a hook something that has not happened. */
  Future<DeliveryOrdered> test(String hook);
}
