package dev.bulletin.image;

import java.util.regex.Pattern;

/**
 * What an image is built upon: nothing at all, or an image that is named by its content. A tag says
 * another thing tomorrow, so it is not accepted.
 */
public record BaseImage(String reference) {
  private static final String NOTHING = "scratch";
  private static final Pattern BY_DIGEST = Pattern.compile("\\S+@sha256:[0-9a-f]{64}");

  public BaseImage {
    if (!reference.equals(NOTHING) && !BY_DIGEST.matcher(reference).matches()) {
      throw new ImageException(
          "the base \"%s\" is not named by its digest: give scratch, or NAME@sha256:… of an image with a glibc"
              .formatted(reference));
    }
  }

  /** Whether the image brings its own C library, since there is nothing below it. */
  public boolean isNothing() {
    return reference.equals(NOTHING);
  }
}
