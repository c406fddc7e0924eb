package dev.bulletin.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process started by this JVM: its output, its CPU time and the faults one may do to it. */
public final class ChildProcess implements AutoCloseable {
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);

  private final String name;
  private final Process process;
  private final OutputLines output;

  private ChildProcess(String name, Process process, OutputLines output) {
    this.name = name;
    this.process = process;
    this.output = output;
  }

  /** Starts the command; each line it writes, to either stream, is kept and given to the reader. */
  public static ChildProcess start(String name, ProcessBuilder command, Consumer<String> reader) {
    try {
      Process process = command.redirectErrorStream(true).start();
      return new ChildProcess(name, process, OutputLines.of(process, name, reader));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String name() {
    return name;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Gives it a line to read. */
  public void tell(String line) {
    try {
      Writer input = process.outputWriter(StandardCharsets.UTF_8);
      input.write(line + "\n");
      input.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last lines of its output, oldest first. */
  public List<String> lines() {
    return output.lines();
  }

  /** The first line in which the pattern is found, waiting for it if need be. */
  public String awaitLine(String pattern, Duration limit) {
    return awaitLine(Pattern.compile(pattern).asPredicate(), limit);
  }

  /** The first line that satisfies the condition; fails when the process ends before. */
  public String awaitLine(Predicate<String> condition, Duration limit) {
    return output
        .await(condition, limit)
        .orElseThrow(() -> new AssertionError(describe("has not written the line waited for")));
  }

  /** Sends SIGTERM, which asks it to end. */
  public void terminate() {
    Signal.TERM.sendTo(process.toHandle());
  }

  /** Sends SIGINT, as Ctrl-C does. */
  public void interrupt() {
    Signal.INT.sendTo(process.toHandle());
  }

  /** Sends SIGKILL, which ends it without a word. */
  public void kill() {
    Signal.KILL.sendTo(process.toHandle());
  }

  /** Sends SIGSTOP: it stays there and does nothing until it is resumed. */
  public void pause() {
    Signal.STOP.sendTo(process.toHandle());
  }

  /** Sends SIGCONT. */
  public void resume() {
    Signal.CONT.sendTo(process.toHandle());
  }

  /** The CPU time that all its threads have used so far, in steps of 10 ms. */
  public Duration cpuTime() {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new IllegalStateException(describe("has no CPU time")));
  }

  /** The exit code, if it has ended; one ended by a signal has 128 plus the signal's number. */
  public OptionalInt exitCode() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /** Runs the task when it has ended, on a thread of its own. */
  public void onExit(Runnable task) {
    process.onExit().thenRunAsync(task);
  }

  /** Waits for its end and for its last line, and gives its exit code. */
  public int awaitExit(Duration limit) {
    if (!hasEnded(limit)) {
      throw new AssertionError(describe("has not ended within " + limit));
    }
    output.awaitEnd(CLOSE_LIMIT);
    return process.exitValue();
  }

  /** Ends it, at first politely, together with everything that it has started. */
  @Override
  public void close() {
    List<ProcessHandle> started = descendants();
    if (process.isAlive()) {
      resume();
      terminate();
      if (!hasEnded(CLOSE_LIMIT)) {
        kill();
        hasEnded(CLOSE_LIMIT);
      }
    }
    started.forEach(ProcessHandle::destroyForcibly);
  }

  private List<ProcessHandle> descendants() {
    try (Stream<ProcessHandle> started = process.descendants()) {
      return started.toList();
    }
  }

  private boolean hasEnded(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private String describe(String problem) {
    String state = isAlive() ? "alive" : "ended with " + process.exitValue();
    return "%s (%s) %s; its last lines:%n%s"
        .formatted(name, state, problem, String.join(System.lineSeparator(), output.last(40)));
  }
}
