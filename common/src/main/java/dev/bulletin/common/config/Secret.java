package dev.bulletin.common.config;

/** A value that must not reach a log: only {@link #reveal()} gives it away. */
public record Secret(String reveal) {
  @Override
  public String toString() {
    return "***";
  }
}
