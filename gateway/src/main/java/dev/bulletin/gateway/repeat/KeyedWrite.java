package dev.bulletin.gateway.repeat;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;

/**
 * A write that its sender has given a key.
 *
 * @param fingerprint SHA-256 of all that makes it another write
 * @param begunAt when this attempt has begun, to the microsecond
 */
record KeyedWrite(String caller, String key, Buffer fingerprint, Instant begunAt) {}
