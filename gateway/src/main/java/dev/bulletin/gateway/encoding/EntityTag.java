package dev.bulletin.gateway.encoding;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Strong validators of bytes, and whether a client already has them. */
public final class EntityTag {
  private static final int DIGEST_BYTES = 12;

  private EntityTag() {}

  /** Quoted, fit for the header; the same for the same bytes. */
  static String of(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The tag of the same content in a coding, whose bytes are others; Brotli's with each effort. */
  public static String in(Coding coding, Effort effort, String tag) {
    if (coding == Coding.IDENTITY) {
      return tag;
    }
    String quickly = coding == Coding.BROTLI && effort == Effort.QUICK ? "-quick" : "";
    return tag.substring(0, tag.length() - 1) + '-' + coding.token() + quickly + '"';
  }

  /** Whether an If-None-Match header names the tag; a weak mark does not matter there. */
  public static boolean isNamedBy(String header, String tag) {
    return header.equals(tag) || header.contains(tag) || header.strip().equals("*");
  }
}
