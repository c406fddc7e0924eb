package dev.bulletin.report.file;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A finished file.
 *
 * @param tag is another one for other bytes: two instances may make a file differently
 */
record MadeFile(Buffer bytes, String tag) {
  private static final int TAG_BYTES = 16;

  static MadeFile of(Buffer bytes) {
    return new MadeFile(bytes, "\"" + digest(bytes) + "\"");
  }

  private static String digest(Buffer bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.getBytes());
      return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
