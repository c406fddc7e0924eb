package dev.bulletin.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What a process writes: the last lines, and somebody who waits for one of them. Thread-safe. */
final class OutputLines {
  private static final int KEPT = 2_000;

  private final Deque<String> lines = new ArrayDeque<>();
  private long written;
  private boolean ended;

  private OutputLines() {}

  /** Collects the lines of the process from now to its end, on a thread of its own. */
  static OutputLines of(Process process, String name, Consumer<String> reader) {
    OutputLines output = new OutputLines();
    Thread thread = new Thread(() -> output.collect(process, reader), "output of " + name);
    thread.setDaemon(true);
    thread.start();
    return output;
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  synchronized List<String> last(int count) {
    return lines.stream().skip(Math.max(0, lines.size() - count)).toList();
  }

  /**
   * The first kept or coming line that satisfies the condition; none after the limit or the end.
   */
  synchronized Optional<String> await(Predicate<String> condition, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    long seen = 0;
    while (true) {
      Optional<String> found = unseen(seen).stream().filter(condition).findFirst();
      seen = written;
      if (found.isPresent() || ended || !waitUntil(end)) {
        return found;
      }
    }
  }

  /** Waits until the last line of a process that has ended is there, or the limit is over. */
  synchronized void awaitEnd(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!ended && waitUntil(end)) {
      // Woken by each line.
    }
  }

  private List<String> unseen(long seen) {
    return last((int) Math.min(lines.size(), written - seen));
  }

  private boolean waitUntil(long end) {
    long nanos = end - System.nanoTime();
    if (nanos <= 0) {
      return false;
    }
    try {
      TimeUnit.NANOSECONDS.timedWait(this, nanos);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void collect(Process process, Consumer<String> reader) {
    var input = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
    try (BufferedReader buffered = new BufferedReader(input)) {
      buffered.lines().forEach(line -> add(line, reader));
    } catch (IOException | UncheckedIOException closed) {
      add("(output closed: " + closed.getMessage() + ")", reader);
    } finally {
      // The output closes a moment before the process has an exit code.
      process.onExit().thenRun(this::end);
    }
  }

  private void add(String line, Consumer<String> reader) {
    keep(line);
    reader.accept(line);
  }

  private synchronized void keep(String line) {
    lines.addLast(line);
    if (lines.size() > KEPT) {
      lines.removeFirst();
    }
    written++;
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }
}
