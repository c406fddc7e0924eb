package dev.bulletin.bench.process;

import dev.bulletin.bench.BenchException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server started for a measurement and ready; its output goes to a log. */
public final class Program implements AutoCloseable {
  private static final Duration END_LIMIT = Duration.ofSeconds(20);
  private static final int LINES_TOLD = 15;

  private final String name;
  private final Process process;
  private final Path log;
  private final CompletableFuture<MatchResult> ready = new CompletableFuture<>();

  private Program(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /** Starts the command and waits for a line of its output in which the pattern is found. */
  public static Program start(
      String name, ProcessBuilder command, Path log, Pattern ready, Duration limit)
      throws IOException, InterruptedException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    Program program = new Program(name, launch(name, command), log);
    Thread reader = new Thread(() -> program.read(ready), "output of " + name);
    reader.setDaemon(true);
    reader.start();
    try {
      program.awaitReady(limit);
      return program;
    } catch (IOException | InterruptedException | RuntimeException e) {
      program.close();
      throw e;
    }
  }

  /** What the pattern has found. */
  public MatchResult readyLine() {
    return ready.join();
  }

  public ProcessTree tree() {
    return ProcessTree.of(process.pid());
  }

  /** Ends it, at first politely, and whatever it has left behind. */
  @Override
  public void close() {
    List<ProcessHandle> started = descendants();
    process.destroy();
    try {
      if (!process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    started.forEach(ProcessHandle::destroyForcibly);
  }

  private static Process launch(String name, ProcessBuilder command) {
    try {
      return command.redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new BenchException(
          BenchException.Kind.CANNOT_RUN,
          "%s cannot be started: %s".formatted(name, e.getMessage()));
    }
  }

  private void awaitReady(Duration limit) throws IOException, InterruptedException {
    try {
      ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw notReady("was not ready within " + limit.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw notReady("ended before it was ready");
    }
  }

  private void read(Pattern pattern) {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        var copy = Files.newBufferedWriter(log)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        copy.write(line + System.lineSeparator());
        copy.flush();
        pattern.matcher(line).results().findFirst().ifPresent(ready::complete);
      }
      ready.completeExceptionally(new IllegalStateException("end of output"));
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
  }

  private List<ProcessHandle> descendants() {
    try (Stream<ProcessHandle> started = process.descendants()) {
      return started.toList();
    }
  }

  private BenchException notReady(String problem) throws IOException {
    List<String> lines = Files.readAllLines(log);
    List<String> last = lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size());
    return new BenchException(
        BenchException.Kind.CANNOT_RUN,
        "%s %s; its last lines (all of them in %s):%n%s"
            .formatted(name, problem, log, String.join(System.lineSeparator(), last)));
  }
}
