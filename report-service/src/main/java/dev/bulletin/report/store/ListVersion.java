package dev.bulletin.report.store;

import dev.bulletin.contract.report.ReportContract;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names what a page of a list shows, the same for the same reports at the same revisions, and what
 * it depends on.
 */
public final class ListVersion {
  private static final int LENGTH = 32;

  private ListVersion() {}

  /**
   * The version of a page.
   *
   * @param more whether a page follows
   */
  public static String of(List<ListedReport> shown, boolean more) {
    String content =
        shown.stream()
            .map(listed -> listed.summary().slug() + "-" + listed.revision())
            .collect(Collectors.joining(" ", "", more ? " …" : ""));
    return hash(content);
  }

  /** The tags of a page: that of all lists, and those of the reports that it shows. */
  public static Set<String> tags(List<ListedReport> shown) {
    Stream<String> reports =
        shown.stream().map(listed -> ReportContract.tag(listed.summary().slug()));
    return Stream.concat(Stream.of(ReportContract.LIST_TAG), reports)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A short name for any content. */
  public static String hash(String content) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
