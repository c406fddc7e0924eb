package dev.bulletin.gateway.embed;

import dev.bulletin.common.config.ConfigReader;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The sites that may show panels in frames; none when empty.
 *
 * @param origins such as {@code https://desk.example}, as browsers compare them
 */
public record FramingSites(List<String> origins) {
  /** Nobody may. */
  public static final FramingSites NONE = new FramingSites(List.of());

  private static final String SETTING = "BULLETIN_EMBED_ORIGINS";

  /** Nothing that could end or widen the header that names them. */
  private static final Pattern ORIGIN =
      Pattern.compile("https?://[a-z0-9-]+(\\.[a-z0-9-]+)*(:[1-9][0-9]{0,4})?");

  public FramingSites {
    origins = List.copyOf(origins);
  }

  /**
   * Reads which are listed; all of them at once cannot be.
   *
   * @param publicUrl where the frames' pages are, for who writes a frame
   */
  public static FramingSites read(ConfigReader in, String publicUrl) {
    List<String> given = in.list(SETTING, List.of());
    if (!given.stream().allMatch(origin -> ORIGIN.matcher(origin).matches())) {
      in.reject(
          SETTING,
          "expected origins in small letters such as https://desk.example, separated by a comma");
      return NONE;
    }
    if (!given.isEmpty() && publicUrl.isEmpty()) {
      in.reject(SETTING, "needs BULLETIN_PUBLIC_URL, where the panels are");
      return NONE;
    }
    return new FramingSites(given);
  }

  public boolean isEmpty() {
    return origins.isEmpty();
  }

  /** Who may frame a panel, as a Content-Security-Policy says it. */
  public String ancestors() {
    return isEmpty() ? "'none'" : String.join(" ", origins);
  }
}
