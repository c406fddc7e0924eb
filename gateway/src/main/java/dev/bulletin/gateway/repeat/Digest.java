package dev.bulletin.gateway.repeat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** SHA-256 of parts, each of which ends where it ends. */
final class Digest {
  private final MessageDigest digest = sha256();

  /** One that is missing counts as empty. */
  Digest add(@Nullable String part) {
    digest.update((part == null ? "" : part).getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    return this;
  }

  /** The last part. */
  Buffer end(byte[] rest) {
    digest.update(rest);
    return Buffer.buffer(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
