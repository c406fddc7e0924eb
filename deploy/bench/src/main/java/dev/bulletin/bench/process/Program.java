package dev.bulletin.bench.process;

import dev.bulletin.bench.BenchException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A server started for a measurement: its output goes to a log, and it ends with the measurement.
 */
public final class Program implements AutoCloseable {
  private static final Duration END_LIMIT = Duration.ofSeconds(20);
  private static final int LINES_TOLD = 15;

  private final String name;
  private final Process process;
  private final Path log;
  private final CompletableFuture<MatchResult> ready = new CompletableFuture<>();
  private final Thread ending = new Thread(this::end, "end");

  private Program(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /** Starts the command; it is ready when it has written a line in which the pattern is found. */
  public static Program start(String name, ProcessBuilder command, Pattern ready, Path log)
      throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    Program program = new Program(name, command.redirectErrorStream(true).start(), log);
    Runtime.getRuntime().addShutdownHook(program.ending);
    Thread reader = new Thread(() -> program.read(ready), "output of " + name);
    reader.setDaemon(true);
    reader.start();
    return program;
  }

  public ProcessTree tree() {
    return ProcessTree.of(process.pid());
  }

  /** Waits for the line that says it is ready, and gives what the pattern found in it. */
  public MatchResult awaitReady(Duration limit) throws IOException, InterruptedException {
    try {
      return ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw notReady("was not ready within " + limit.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw notReady("ended before it was ready");
    }
  }

  @Override
  public void close() {
    end();
    Runtime.getRuntime().removeShutdownHook(ending);
  }

  private void read(Pattern pattern) {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        var copy = Files.newBufferedWriter(log)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        copy.write(line + System.lineSeparator());
        copy.flush();
        find(pattern, line).ifPresent(ready::complete);
      }
      ready.completeExceptionally(new IllegalStateException("end of output"));
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
  }

  private static Optional<MatchResult> find(Pattern pattern, String line) {
    return pattern.matcher(line).results().findFirst();
  }

  private void end() {
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

  private List<ProcessHandle> descendants() {
    try (Stream<ProcessHandle> started = process.descendants()) {
      return started.toList();
    }
  }

  private BenchException notReady(String problem) {
    return new BenchException(
        BenchException.Kind.CANNOT_RUN,
        "%s %s; its last lines (all of them in %s):%n%s"
            .formatted(name, problem, log, lastLines()));
  }

  private String lastLines() {
    try {
      List<String> lines = Files.readAllLines(log);
      List<String> last = lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size());
      return String.join(System.lineSeparator(), last);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
