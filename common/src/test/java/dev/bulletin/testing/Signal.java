package dev.bulletin.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** A POSIX signal, sent through the shell's own {@code kill}, which is there everywhere. */
public enum Signal {
  INT,
  QUIT,
  KILL,
  TERM,
  STOP,
  CONT;

  /** Signals the process; one that has already ended is left in peace. */
  public void sendTo(ProcessHandle process) {
    List<String> command =
        List.of("sh", "-c", "kill -" + name() + " \"$1\"", "kill", Long.toString(process.pid()));
    if (run(command) != 0 && process.isAlive()) {
      throw new IllegalStateException("cannot send SIG" + name() + " to process " + process.pid());
    }
  }

  /** Signals the process first and then everything it has started, which by then cannot grow. */
  public void sendToTree(ProcessHandle root) {
    sendTo(root);
    try (Stream<ProcessHandle> descendants = root.descendants()) {
      descendants.forEach(this::sendTo);
    }
  }

  private static int run(List<String> command) {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sending a signal", e);
    }
  }
}
