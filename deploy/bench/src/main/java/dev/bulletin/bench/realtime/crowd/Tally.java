package dev.bulletin.bench.realtime.crowd;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * What readers have counted since a moment.
 *
 * @param open how many have an open connection
 * @param joined how many are in all their rooms
 * @param complete how many have heard the number asked for in all their rooms
 * @param upgradesRefused how many had at least one upgrade fail, after which a client goes over to
 *     another transport
 * @param markers the messages told
 * @param early the messages told that were due before that moment: not counted in anything else
 * @param frames with at least one message
 * @param bytes of all that came
 * @param missed numbers that were left out before a later one
 * @param repeated numbers that had come before
 * @param closes connections that the server ended, by code
 * @param failures what else went wrong, by kind
 * @param closesByTenth how many ended in each tenth of a second since that moment
 * @param latency from when a message was due until it was there, in microseconds
 * @param behind the same from when the oldest message was due that this one made up for
 * @param caughtUp from reading again until the newest was there
 * @param afterOld from the last message that was older until the newest was there
 * @param joining from the begin of connecting, or from the loss of the connection, until joined
 */
public record Tally(
    int open,
    int joined,
    int complete,
    int upgradesRefused,
    long markers,
    long early,
    long frames,
    long bytes,
    long missed,
    long repeated,
    Map<String, Long> closes,
    Map<String, Long> failures,
    List<Integer> closesByTenth,
    String latency,
    String behind,
    String caughtUp,
    String afterOld,
    String joining) {
  public Tally {
    closes = Map.copyOf(closes);
    failures = Map.copyOf(failures);
    closesByTenth = List.copyOf(closesByTenth);
  }

  /** Of readers of several processes. */
  static Tally sum(List<Tally> tallies) {
    return tallies.stream()
        .reduce(Tally::plus)
        .orElseThrow(() -> new IllegalArgumentException("nobody"));
  }

  private Tally plus(Tally other) {
    return new Tally(
        open + other.open,
        joined + other.joined,
        complete + other.complete,
        upgradesRefused + other.upgradesRefused,
        markers + other.markers,
        early + other.early,
        frames + other.frames,
        bytes + other.bytes,
        missed + other.missed,
        repeated + other.repeated,
        sum(closes, other.closes),
        sum(failures, other.failures),
        sum(closesByTenth, other.closesByTenth),
        sum(Tally::latency, other),
        sum(Tally::behind, other),
        sum(Tally::caughtUp, other),
        sum(Tally::afterOld, other),
        sum(Tally::joining, other));
  }

  private static Map<String, Long> sum(Map<String, Long> a, Map<String, Long> b) {
    Map<String, Long> sum = new TreeMap<>(a);
    b.forEach((kind, count) -> sum.merge(kind, count, Long::sum));
    return sum;
  }

  private static List<Integer> sum(List<Integer> a, List<Integer> b) {
    List<Integer> sum = new ArrayList<>(a.size() < b.size() ? b : a);
    List<Integer> shorter = a.size() < b.size() ? a : b;
    for (int i = 0; i < shorter.size(); i++) {
      sum.set(i, sum.get(i) + shorter.get(i));
    }
    return sum;
  }

  private String sum(Function<Tally, String> which, Tally other) {
    Histogram sum = histogram(which.apply(this));
    sum.add(histogram(which.apply(other)));
    return text(sum);
  }

  @JsonIgnore
  public long closeCount() {
    return closes.values().stream().mapToLong(Long::longValue).sum();
  }

  @JsonIgnore
  public long failureCount() {
    return failures.values().stream().mapToLong(Long::longValue).sum();
  }

  public static Histogram histogram(String text) {
    try {
      return Histogram.decodeFromCompressedByteBuffer(
          ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("not a histogram", e);
    }
  }

  static String text(Histogram histogram) {
    ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(bytes);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
  }
}
