package dev.bulletin.bench.http;

import java.util.Locale;

/** The content encodings in which a page is measured. */
public enum Encoding {
  GZIP,
  IDENTITY;

  /** Its name in HTTP headers. */
  public String token() {
    return name().toLowerCase(Locale.ROOT);
  }
}
