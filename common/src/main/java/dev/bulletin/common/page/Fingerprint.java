package dev.bulletin.common.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells whether the sources of a template's parts are the same as before. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(Set<String> parts, Map<String, String> textsByName) {
    MessageDigest digest = digest();
    for (String part : new TreeSet<>(parts)) {
      add(digest, part);
      add(digest, textsByName.getOrDefault(part, ""));
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 12);
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
