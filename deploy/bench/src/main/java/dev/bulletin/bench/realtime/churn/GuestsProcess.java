package dev.bulletin.bench.realtime.churn;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bulletin.bench.BenchException;
import dev.bulletin.testing.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Guests, from outside. */
public final class GuestsProcess {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private GuestsProcess() {}

  /**
   * Lets guests come and go, and waits until all have gone.
   *
   * @param port of the server, on the loopback address
   * @param first the number of the first; a server must not have seen a number twice
   */
  public static Visited run(int port, int first, int count, Path log) throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    Process process =
        new ProcessBuilder(command(port, first, count)).redirectError(log.toFile()).start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith(GuestsMain.ANSWER)) {
          return JSON.readValue(line.substring(GuestsMain.ANSWER.length()), Visited.class);
        }
      }
      throw new BenchException(
          BenchException.Kind.CANNOT_RUN, "a process of guests has ended; see " + log);
    } finally {
      process.destroy();
    }
  }

  private static List<String> command(int port, int first, int count) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JavaProcess.standardFlags());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-Dbulletin.log.level=ERROR"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(GuestsMain.class.getName());
    for (int argument : new int[] {port, first, count}) {
      command.add(Integer.toString(argument));
    }
    return command;
  }
}
