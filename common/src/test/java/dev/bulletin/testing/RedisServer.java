package dev.bulletin.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.embedded.RedisExecProvider;

/**
 * A real Redis on the loopback address, from the binary that embedded-redis brings. A temporary one
 * keeps nothing; one with a folder writes every change into an append-only file there. Not
 * thread-safe.
 */
public final class RedisServer implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String PROGRAM = "redis-server";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final Path folder;
  private final boolean temporary;
  private final String host;
  private final File binary;
  private final int port = Ports.free();
  private ServerProcess process;
  private Watchdog watchdog;

  private RedisServer(Path folder, boolean temporary, String host) {
    this.folder = folder.toAbsolutePath();
    this.temporary = temporary;
    this.host = host;
    this.binary = binary();
    stopLeftOver();
    this.process = launch();
    this.watchdog = watch();
  }

  /** Starts a Redis that forgets everything at its end. */
  public static RedisServer start() {
    return start(HOST);
  }

  /** The same, listening at another address of this machine, too, for services that come by it. */
  public static RedisServer start(String host) {
    return new RedisServer(Folders.temporary("redis"), /* temporary= */ true, host);
  }

  /**
   * Starts a Redis that keeps its data in the folder. One that a killed run has left there is
   * stopped first: the caller must own the folder.
   */
  public static RedisServer start(Path folder) {
    return new RedisServer(Folders.existing(folder), /* temporary= */ false, HOST);
  }

  private static File binary() {
    try {
      return RedisExecProvider.defaultProvider().get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  public String uri() {
    return "redis://" + host + ":" + port;
  }

  /** Stops the process without ending it: connections stay open and nothing answers. */
  public void pause() {
    process.pause();
  }

  public void resume() {
    process.resume();
  }

  /** Ends the server at once, as a crash would; {@link #restart()} brings it back. */
  public void kill() {
    watchdog.close();
    process.stop(Signal.KILL, STOP_LIMIT);
  }

  /** Ends the server if it runs and starts it on the same port; a temporary one is empty then. */
  public void restart() {
    stop();
    process = launch();
    watchdog = watch();
  }

  @Override
  public void close() {
    stop();
    if (temporary) {
      Folders.delete(folder);
    }
  }

  private void stop() {
    process.stop(temporary ? Signal.KILL : Signal.TERM, STOP_LIMIT);
    watchdog.close();
  }

  private void stopLeftOver() {
    ServerProcess.find(pidFile(), PROGRAM)
        .ifPresent(leftOver -> leftOver.stop(Signal.TERM, STOP_LIMIT));
  }

  /** Redis goes into the background by itself, so that a Ctrl-C in the terminal passes it by. */
  private ServerProcess launch() {
    try {
      Files.deleteIfExists(pidFile());
      new ProcessBuilder(command())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
          .start()
          .waitFor();
      Eventually.that(START_LIMIT, () -> RedisPing.requireAnswer(HOST, port));
      return ServerProcess.find(pidFile(), PROGRAM).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Redis was starting", e);
    } catch (AssertionError silent) {
      throw new IllegalStateException("Redis does not start, see " + logFile(), silent);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>(List.of(binary.getPath(), "--bind", HOST));
    if (!host.equals(HOST)) {
      command.addAll(List.of(host, "--protected-mode", "no"));
    }
    command.addAll(options());
    return command;
  }

  private List<String> options() {
    return List.of(
        "--port",
        Integer.toString(port),
        "--dir",
        folder.toString(),
        "--pidfile",
        pidFile().toString(),
        "--logfile",
        logFile().toString(),
        "--save",
        "",
        "--appendonly",
        temporary ? "no" : "yes",
        "--daemonize",
        "yes");
  }

  private Watchdog watch() {
    return temporary
        ? Watchdog.over(process.handle(), Signal.KILL, folder.toString())
        : Watchdog.over(process.handle(), Signal.TERM);
  }

  private Path pidFile() {
    return folder.resolve("redis.pid");
  }

  private Path logFile() {
    return folder.resolve("redis.log");
  }
}
