package dev.bulletin.bench.process;

import dev.bulletin.bench.BenchException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Short commands of the machine: where they are and what they answer. */
public final class Commands {
  // Debian keeps servers there, where an ordinary user's PATH does not look.
  private static final List<String> FOR_SERVERS = List.of("/usr/sbin", "/usr/local/sbin");

  private Commands() {}

  /** The program on this PATH; a missing one is told together with how to get it. */
  public static Path find(String program, String path, String remedy) {
    return Stream.concat(Arrays.stream(path.split(":")), FOR_SERVERS.stream())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new BenchException(
                    BenchException.Kind.CANNOT_RUN,
                    "%s is not on the PATH; %s".formatted(program, remedy)));
  }

  /** What the command writes, which must succeed. */
  public static String output(String... command) {
    return tryOutput(command)
        .orElseThrow(
            () ->
                new BenchException(
                    BenchException.Kind.CANNOT_RUN, "failed: " + String.join(" ", command)));
  }

  /** What the command writes to either stream, if it succeeds. */
  public static Optional<String> tryOutput(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.of(output.strip()) : Optional.empty();
    } catch (IOException missing) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
