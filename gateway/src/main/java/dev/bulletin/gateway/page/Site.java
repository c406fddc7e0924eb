package dev.bulletin.gateway.page;

import dev.bulletin.contract.report.Language;

/**
 * Where the site is for the rest of the world.
 *
 * @param origin such as {@code https://bulletin.example}; empty while nobody has said, and then no
 *     address of the site is absolute
 */
public record Site(String origin) {
  public static final Site UNKNOWN = new Site("");

  public boolean isKnown() {
    return !origin.isEmpty();
  }

  /** The whole address of a path of the site. */
  public String url(String path) {
    return origin + path;
  }

  /** The whole address of a place in a language. */
  public String url(Language language, String place) {
    return origin + Places.path(language, place);
  }

  /** The host alone, for names that must outlive every change of address. */
  public String host() {
    return origin.replaceFirst("^https?://", "").replaceFirst(":\\d+$", "");
  }
}
