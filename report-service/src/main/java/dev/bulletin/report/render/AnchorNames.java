package dev.bulletin.report.render;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names of places in a report, and links to them. Each begins with a prefix that nothing else on a
 * page begins with, so that no report can take a name that the page, its style or its script uses.
 */
final class AnchorNames {
  static final String PREFIX = "s-";

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]{1,200}");

  private static final Pattern NEVER = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_\\s-]");

  private AnchorNames() {}

  /** The name with its prefix, if it can be one. */
  static Optional<String> prefixed(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    return Optional.of(name.startsWith(PREFIX) ? name : PREFIX + name);
  }

  /** A name made of as many of the words as may stand in one. */
  static String words(String text) {
    return NEVER.matcher(text).replaceAll("");
  }

  /** A link to the place that {@link #prefixed} names; any other link is left as it is. */
  static Optional<String> link(String url) {
    String stripped = url.strip();
    return stripped.startsWith("#")
        ? decoded(stripped.substring(1)).flatMap(AnchorNames::prefixed).map(name -> "#" + name)
        : Optional.of(url);
  }

  private static Optional<String> decoded(String fragment) {
    try {
      return Optional.of(URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
