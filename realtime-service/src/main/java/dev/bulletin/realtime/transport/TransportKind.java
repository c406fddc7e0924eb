package dev.bulletin.realtime.transport;

import java.util.Locale;

/** A way to reach readers. */
public enum TransportKind {
  WEBSOCKET,
  /** Whatever way it goes. */
  SOCKJS,
  /** The SDK's own way over HTTP: one endless answer of lines. */
  HTTP_STREAM,
  /** The same as server-sent events. */
  SSE,
  /** Server-sent events for those who say nothing after their first word, and need no SDK. */
  UNI_SSE;

  /** As settings and metrics call it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
