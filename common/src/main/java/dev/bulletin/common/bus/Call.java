package dev.bulletin.common.bus;

import java.time.Duration;
import java.util.function.Function;

/**
 * A question that one service answers.
 *
 * @param service the service that answers, such as {@code report-service}
 * @param address unique in the suite, such as {@code report.find}
 * @param deadline how long one instance may take to answer
 * @param key names what the question is about; questions with one key go to one instance, so that
 *     its caches stay warm
 * @param repeat whether another instance may be asked when the first does not answer
 */
public record Call<Q extends Record, A extends Record>(
    String service,
    String address,
    Class<Q> question,
    Class<A> answer,
    Duration deadline,
    Function<Q, String> key,
    Repeat repeat) {

  /** What may happen to a question that was not answered in time. */
  public enum Repeat {
    /** Asking twice changes nothing: it is asked once more elsewhere. */
    SAFE,
    /** Asking twice could do the work twice: it is never repeated. */
    ONCE
  }

  private static final Duration READ_DEADLINE = Duration.ofMillis(500);
  private static final Duration WRITE_DEADLINE = Duration.ofSeconds(5);

  /** A read: its answer says of what time it is; safe to repeat, 500 ms per instance. */
  public static <Q extends Record, A extends Record & Answer> Call<Q, A> read(
      String service, String address, Class<Q> question, Class<A> answer, Function<Q, String> key) {
    return new Call<>(service, address, question, answer, READ_DEADLINE, key, Repeat.SAFE);
  }

  /** A write: its command names who asks; never repeated by the bus, 5 s. */
  public static <Q extends Record & Command, A extends Record> Call<Q, A> write(
      String service, String address, Class<Q> command, Class<A> answer, Function<Q, String> key) {
    return new Call<>(service, address, command, answer, WRITE_DEADLINE, key, Repeat.ONCE);
  }
}
