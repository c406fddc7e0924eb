package dev.bulletin.common.bus;

import java.util.Map;
import java.util.Set;

/**
 * A running node of the suite, as it announces itself.
 *
 * @param id unique for each start
 * @param services what the node answers for, such as {@code report-service}
 * @param endpoints where its HTTP ports are reached, by {@link Endpoint} name, as {@code host:port}
 */
public record Instance(String id, Set<String> services, Map<String, String> endpoints) {
  public Instance {
    services = Set.copyOf(services);
    endpoints = Map.copyOf(endpoints);
  }
}
