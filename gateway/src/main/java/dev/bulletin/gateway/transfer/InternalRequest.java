package dev.bulletin.gateway.transfer;

import dev.bulletin.common.bus.Principal;
import io.vertx.core.http.HttpMethod;
import java.util.Set;

/**
 * What is asked of a service's internal port.
 *
 * @param key requests with one key go to one instance, so that its caches stay warm
 * @param uri path and query on the internal port
 * @param principal who asks
 */
public record InternalRequest(
    String service, String key, HttpMethod method, String uri, Principal principal) {
  /** A reader, of whom nothing is known and who may do nothing but read. */
  public static final Principal READER = new Principal("reader", Set.of());

  /** Reads, with the path as the key. */
  public static InternalRequest get(String service, String uri, Principal principal) {
    return new InternalRequest(service, uri, HttpMethod.GET, uri, principal);
  }
}
