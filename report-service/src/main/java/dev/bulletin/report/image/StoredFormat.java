package dev.bulletin.report.image;

import java.util.Arrays;

/** What pictures are kept as. */
enum StoredFormat {
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg");

  private final String mediaType;
  private final String extension;

  StoredFormat(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  static StoredFormat of(String mediaType) {
    return Arrays.stream(values())
        .filter(format -> format.mediaType.equals(mediaType))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("an image of an unknown type: " + mediaType));
  }

  String mediaType() {
    return mediaType;
  }

  /** Of its address, without the dot. */
  String extension() {
    return extension;
  }
}
