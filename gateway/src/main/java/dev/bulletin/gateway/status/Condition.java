package dev.bulletin.gateway.status;

import java.util.Locale;

/** How well a part works. */
public enum Condition {
  WORKS,
  /** It answers, but with what it remembers, or not everywhere. */
  LIMITED,
  AWAY;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
