package dev.bulletin.report;

import dev.bulletin.report.store.ListedReport;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Names what a page of a list shows: the same for the same reports at the same revisions. */
final class ListVersion {
  private static final int LENGTH = 32;

  private ListVersion() {}

  /**
   * The version of a page.
   *
   * @param more whether a page follows
   */
  static String of(List<ListedReport> shown, boolean more) {
    String content =
        shown.stream()
            .map(listed -> listed.summary().slug() + "-" + listed.revision())
            .collect(Collectors.joining(" ", "", more ? " …" : ""));
    return hash(content).substring(0, LENGTH);
  }

  private static String hash(String content) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
