package dev.bulletin.report.image;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A picture as it is kept.
 *
 * @param id the same for the same bytes
 */
record Picture(String id, StoredFormat format, int width, int height, Buffer bytes) {
  private static final int ID_LENGTH = 32;

  static Picture of(StoredFormat format, int width, int height, byte[] bytes) {
    return new Picture(id(bytes), format, width, height, Buffer.buffer(bytes));
  }

  private static String id(byte[] bytes) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(bytes)).substring(0, ID_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Where it is shown. */
  String path() {
    return "/images/" + id + "." + format.extension();
  }
}
