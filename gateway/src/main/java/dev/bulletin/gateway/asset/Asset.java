package dev.bulletin.gateway.asset;

import dev.bulletin.gateway.encoding.Encoded;

/**
 * A file for the browser. Its path changes whenever its content does, so it may be kept for ever.
 *
 * @param path such as {@code /assets/app-7TZHM6R2.js}
 */
public record Asset(String path, String contentType, Encoded encoded) {}
