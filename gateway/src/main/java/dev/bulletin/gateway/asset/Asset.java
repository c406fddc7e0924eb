package dev.bulletin.gateway.asset;

import io.vertx.core.buffer.Buffer;

/**
 * A file for the browser. Its path changes whenever its content does, so it may be kept for ever.
 *
 * @param path such as {@code /assets/app-7TZHM6R2.js}
 * @param identity the file as it is
 * @param gzip the same, compressed
 * @param etag quoted, fit for the header; of the identity bytes
 */
public record Asset(String path, String contentType, Buffer identity, Buffer gzip, String etag) {}
