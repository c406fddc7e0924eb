package dev.bulletin.testing;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A small shell process that ends a server when this JVM has gone, however it went. It waits at the
 * end of a pipe, which the operating system closes also for a JVM that was killed.
 */
final class Watchdog implements AutoCloseable {
  // It must outlive a Ctrl-C, which the terminal sends to every process of the run.
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      cat > /dev/null
      kill -"$1" "$2" && kill -CONT "$2"
      tries=0
      while kill -0 "$2" && [ "$tries" -lt 100 ]; do tries=$((tries + 1)); sleep 0.1; done
      [ -z "$3" ] || rm -rf -- "$3"
      """;

  private final Process process;

  private Watchdog(Process process) {
    this.process = process;
  }

  /** Watches over a server that is ended by the signal. */
  static Watchdog over(ProcessHandle server, Signal end) {
    return over(server, end, "");
  }

  /** Watches over a server whose folder nobody wants after its end. */
  static Watchdog over(ProcessHandle server, Signal end, String folder) {
    String pid = Long.toString(server.pid());
    try {
      return new Watchdog(
          new ProcessBuilder("sh", "-c", SCRIPT, "watchdog", end.name(), pid, folder)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends the watchdog home; call it when the server has ended. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
