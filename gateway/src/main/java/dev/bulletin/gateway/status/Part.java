package dev.bulletin.gateway.status;

import java.util.Locale;

/** The parts of Bulletin that readers can tell apart. */
public enum Part {
  REPORTS,
  DASHBOARDS,
  LIVE;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
