package dev.bulletin.gateway.encoding;

/** How much time is taken to compress a body. */
public enum Effort {
  /** For what few will read before it is made anew. */
  QUICK,
  /** For what many will read. */
  THOROUGH;

  public Effort other() {
    return this == QUICK ? THOROUGH : QUICK;
  }
}
