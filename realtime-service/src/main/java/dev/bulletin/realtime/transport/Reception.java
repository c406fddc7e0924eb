package dev.bulletin.realtime.transport;

import dev.bulletin.common.web.Addresses;
import dev.bulletin.realtime.protocol.Format;
import dev.bulletin.realtime.transport.deflate.Compression;
import io.vertx.core.http.HttpServerRequest;

/**
 * What is the same for all who come, whichever way.
 *
 * @param origins whose pages may
 * @param addresses says from where they come
 * @param lobby where they arrive
 * @param compression of the event loop's WebSockets
 */
public record Reception(
    Origins origins, Addresses addresses, Lobby lobby, Compression compression) {
  /** By a request for a WebSocket. */
  public Visitor visitor(HttpServerRequest request, Format format) {
    return new Visitor(format, addresses.of(request), compression.agreed(request));
  }
}
