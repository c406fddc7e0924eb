package dev.bulletin.bench.http;

/** The content encodings in which a page is measured. */
public enum Encoding {
  BROTLI("br"),
  GZIP("gzip"),
  IDENTITY("identity");

  private final String token;

  Encoding(String token) {
    this.token = token;
  }

  /** Its name in HTTP headers. */
  public String token() {
    return token;
  }
}
