package dev.bulletin.gateway.repeat;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.bus.CommandKey;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A write that its sender has given a key.
 *
 * @param fingerprint SHA-256 of all that makes it another write
 * @param begunAt when this attempt has begun, to the microsecond
 * @param repeat whether the service that does it may be asked again, as it knows the command by key
 */
record KeyedWrite(
    String caller, String key, Buffer fingerprint, Instant begunAt, Call.Repeat repeat) {

  /**
   * The key as services are told it: nobody else has the same, and it tells neither who nor what.
   */
  CommandKey commandKey() {
    Buffer name = new Digest().add(caller).add(key).end(new byte[0]);
    return new CommandKey(hex(name), hex(fingerprint));
  }

  boolean isSafe() {
    return repeat == Call.Repeat.SAFE;
  }

  private static String hex(Buffer digest) {
    return HexFormat.of().formatHex(digest.getBytes());
  }
}
