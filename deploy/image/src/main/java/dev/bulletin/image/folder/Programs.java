package dev.bulletin.image.folder;

import dev.bulletin.image.ImageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Short programs that the assembling asks. */
final class Programs {
  private Programs() {}

  /** What the program writes to either stream; it must succeed. */
  static String output(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return checked(command, process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ImageException("interrupted while waiting for " + command.get(0));
    }
  }

  private static String checked(List<String> command, int status, String output) {
    if (status != 0) {
      throw new ImageException(
          "%s ended with %d:%n%s".formatted(String.join(" ", command), status, output));
    }
    return output;
  }
}
