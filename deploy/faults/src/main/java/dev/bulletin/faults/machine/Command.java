package dev.bulletin.faults.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A short command of the machine, which must succeed. */
public final class Command {
  private Command() {}

  /** Runs the words of the line, which have no spaces in them, and gives what is written. */
  public static String run(String line) {
    try {
      Process process = new ProcessBuilder(line.split(" ")).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("failed: " + line + ": " + output.strip());
      }
      return output.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in: " + line, e);
    }
  }
}
