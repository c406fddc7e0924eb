package dev.bulletin.realtime.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** The counts of a node's rooms and readers, of all its event loops together. Thread-safe. */
public final class RealtimeMetrics {
  private static final String PREFIX = "bulletin.realtime.";
  private static final String MESSAGES = "messages";

  private final MeterRegistry meters;
  private final Counter accepted;
  private final Counter repeated;
  private final Counter refused;
  private final Counter encodes;
  private final Counter frames;
  private final Counter deliveries;
  private final Counter closedByReader;

  public RealtimeMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.accepted = counter(MESSAGES, "messages from the bus", "result", "accepted");
    this.repeated = counter(MESSAGES, "messages from the bus", "result", "repeated");
    this.refused = counter(MESSAGES, "messages from the bus", "result", "refused");
    this.encodes = counter("encodes", "batches turned into bytes");
    this.frames = counter("frames", "batches written to readers");
    this.deliveries = counter("deliveries", "messages written to readers");
    this.closedByReader = closes("reader");
  }

  /** A message is told to the rooms. */
  public void accepted() {
    accepted.increment();
  }

  /** A message was published before. */
  public void repeated() {
    repeated.increment();
  }

  /** A message is for no room, or is broken. */
  public void refused() {
    refused.increment();
  }

  public void encoded() {
    encodes.increment();
  }

  /** So many readers were told a batch of so many messages. */
  public void told(int readers, int messages) {
    frames.increment(readers);
    deliveries.increment((double) readers * messages);
  }

  /** We ended a connection. */
  public void closed(int code) {
    closes(Integer.toString(code)).increment();
  }

  /** A reader went, or its network did. */
  public void left() {
    closedByReader.increment();
  }

  /** Shows the number of open sockets of a transport. */
  public void watchConnections(String transport, AtomicInteger open) {
    Gauge.builder(PREFIX + "connections", open, AtomicInteger::get)
        .description("open sockets")
        .tag("transport", transport)
        .register(meters);
  }

  private Counter closes(String code) {
    return counter("closes", "connections ended, by the code we gave", "code", code);
  }

  private Counter counter(String name, String description, String... tags) {
    return Counter.builder(PREFIX + name).description(description).tags(tags).register(meters);
  }
}
