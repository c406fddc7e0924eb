package dev.bulletin.common.web;

import dev.bulletin.common.error.ErrorCode;
import java.util.Locale;

/**
 * An error answer as RFC 9457 defines it.
 *
 * @param type names the kind of problem: a relative reference that stays the same
 * @param detail what was wrong this time and what to do
 * @param instance the path that was asked for
 */
public record Problem(String type, String title, int status, String detail, String instance) {
  /** The media type of a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public static Problem of(ErrorCode code, String detail, String path) {
    String name = code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Problem("/problems/" + name, code.title(), code.status(), detail, path);
  }
}
