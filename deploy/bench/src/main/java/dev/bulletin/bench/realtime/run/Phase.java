package dev.bulletin.bench.realtime.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.bulletin.bench.realtime.server.Reading;
import java.util.Map;

/**
 * What was published in a time, what of it was told, and what the server used up.
 *
 * @param load the load average before it
 * @param published messages, in all rooms together
 * @param expected deliveries, if every reader is told every message
 * @param complete readers that have heard the last message of all their rooms
 * @param frames that came with messages in them
 * @param bytes that came
 * @param missed messages in whose place a reader was told a later one
 * @param latency from when a message was due until it was there
 * @param behind from when the oldest message was due that it made up for
 * @param lag how late messages were published
 * @param readersCpuSeconds what the processes of the readers used up
 */
public record Phase(
    String name,
    double load,
    double seconds,
    int readers,
    long published,
    long expected,
    long delivered,
    int complete,
    long frames,
    long bytes,
    long missed,
    long repeated,
    Map<String, Long> closes,
    Map<String, Long> failures,
    Times latency,
    Times behind,
    Times lag,
    double readersCpuSeconds,
    Reading use) {
  private static final double MILLION = 1e6;

  public Phase {
    closes = Map.copyOf(closes);
    failures = Map.copyOf(failures);
  }

  @JsonIgnore
  public long lost() {
    return expected - delivered + repeated;
  }

  @JsonIgnore
  public long errors() {
    return sum(closes) + sum(failures);
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  double userPerMillion() {
    return use.userSeconds() * MILLION / delivered;
  }

  double systemPerMillion() {
    return use.systemSeconds() * MILLION / delivered;
  }

  public double cpuPerMillion() {
    return userPerMillion() + systemPerMillion();
  }

  /** How many processors it kept busy. */
  double serverCores() {
    return (use.userSeconds() + use.systemSeconds()) / seconds;
  }

  double readersCores() {
    return readersCpuSeconds / seconds;
  }

  double allocatedPerDelivery() {
    return (double) use.allocatedBytes() / delivered;
  }

  double framesPerDelivery() {
    return (double) frames / delivered;
  }

  double framesPerReaderAndSecond() {
    return frames / seconds / readers;
  }

  double encodes() {
    return use.count("bulletin_realtime_encodes_total");
  }
}
