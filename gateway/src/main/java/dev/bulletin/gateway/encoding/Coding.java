package dev.bulletin.gateway.encoding;

/** How a body may travel; of those that a client likes as well, the first is taken. */
public enum Coding {
  BROTLI("br"),
  GZIP("gzip"),
  IDENTITY("identity");

  private final String token;

  Coding(String token) {
    this.token = token;
  }

  /** Its name in headers. */
  public String token() {
    return token;
  }
}
