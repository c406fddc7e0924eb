package dev.bulletin.realtime.transport;

import java.util.Locale;

/** A way to reach readers. */
public enum TransportKind {
  WEBSOCKET,
  SOCKJS;

  /** As settings and metrics call it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
