package dev.bulletin.bench;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bytes that one operation yields, by length and hash: both sides must yield the same. */
public record Body(long length, String sha256) {
  public static Body of(byte[] bytes) {
    return new Body(bytes.length, HexFormat.of().formatHex(digest().digest(bytes)));
  }

  @Override
  public String toString() {
    return length + " bytes, sha256 " + sha256.substring(0, 12);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
