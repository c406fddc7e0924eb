package dev.bulletin.bench.push;

import dev.bulletin.bench.push.PushClient.Answer;
import dev.bulletin.bench.push.PushData.Pushes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/**
 * Pushes over one connection: at a steady pace, or one after the other. What is late is sent at
 * once, and counts from when it was due.
 */
final class Pusher implements Callable<Pushes> {
  private final PushClient client;
  private final Encoding encoding;
  private final SampleBodies bodies;
  private final Duration pause;
  private final Duration duration;
  private final List<Double> millis = new ArrayList<>();
  private final Map<String, Integer> failures = new TreeMap<>();
  private long accepted;
  private long rejected;

  /**
   * Ready to push.
   *
   * @param pause from one push to the next; zero for as fast as they are answered
   */
  Pusher(
      PushClient client,
      Encoding encoding,
      SampleBodies bodies,
      Duration pause,
      Duration duration) {
    this.client = client;
    this.encoding = encoding;
    this.bodies = bodies;
    this.pause = pause;
    this.duration = duration;
  }

  @Override
  public Pushes call() throws InterruptedException {
    long start = System.nanoTime();
    long due = start;
    while (due - start < duration.toNanos()) {
      byte[] body = bodies.next();
      await(due);
      take(client.push(encoding, body), due);
      due = pause.isZero() ? System.nanoTime() : due + pause.toNanos();
    }
    double seconds = Math.max(duration.toNanos(), System.nanoTime() - start) / 1e9;
    return new Pushes(seconds, millis, accepted, rejected, failures);
  }

  private static void await(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void take(Answer answer, long due) {
    if (answer.failure().isEmpty()) {
      millis.add((answer.nanoTime() - due) / 1e6);
      accepted += answer.accepted();
      rejected += answer.rejected();
    } else {
      failures.merge(answer.failure(), 1, Integer::sum);
    }
  }
}
