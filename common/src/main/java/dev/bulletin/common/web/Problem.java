package dev.bulletin.common.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bulletin.common.error.ErrorCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An error answer as RFC 9457 defines it.
 *
 * @param type names the kind of problem: a relative reference that stays the same
 * @param detail what was wrong this time and what to do
 * @param instance the path that was asked for
 * @param requestId by which the request is found in logs; null where it has no such name
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String requestId) {
  /** The media type of a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public static Problem of(ErrorCode code, String detail, String path) {
    return new Problem(type(code), code.title(), code.status(), detail, path, null);
  }

  /** Leads to what is written of that kind. */
  public static String type(ErrorCode code) {
    return "/problems/" + code.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The same, of the request that is called so. */
  public Problem inRequest(@Nullable String request) {
    return new Problem(type, title, status, detail, instance, request);
  }
}
