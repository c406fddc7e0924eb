package dev.bulletin.report.image;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What an upload is, by its first bytes; its name and its declared type say nothing. */
enum SourceFormat {
  PNG("png", "89504e470d0a1a0a"),
  JPEG("jpeg", "ffd8ff"),
  /** Only the first picture of an animation is taken. */
  GIF("gif", "474946383761", "474946383961");

  private final String reader;
  private final String[] beginnings;

  SourceFormat(String reader, String... beginnings) {
    this.reader = reader;
    this.beginnings = beginnings;
  }

  static Optional<SourceFormat> of(byte[] upload) {
    String beginning = HexFormat.of().formatHex(upload, 0, Math.min(upload.length, 8));
    return Arrays.stream(values()).filter(format -> format.begins(beginning)).findFirst();
  }

  private boolean begins(String beginning) {
    return Arrays.stream(beginnings).anyMatch(beginning::startsWith);
  }

  /** As the JDK names who can read it. */
  String reader() {
    return reader;
  }

  /** Photographs stay what they are; the rest keeps its exact colours. */
  StoredFormat stored() {
    return switch (this) {
      case JPEG -> StoredFormat.JPEG;
      case PNG, GIF -> StoredFormat.PNG;
    };
  }
}
