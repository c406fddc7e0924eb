package dev.bulletin.gateway.hook;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries to a hook, the newest first.
 *
 * @param next asks for the page after this one; null on the last
 */
public record DeliveryPage(Provenance provenance, List<Delivery> deliveries, @Nullable String next)
    implements Answer {
  public DeliveryPage {
    deliveries = List.copyOf(deliveries);
  }
}
