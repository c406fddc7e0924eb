package dev.bulletin.bench.realtime.crowd;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bulletin.bench.BenchException;
import dev.bulletin.testing.JavaProcess;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of readers, from outside. Not thread-safe. */
final class CrowdProcess implements AutoCloseable {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final int END_SECONDS = 10;

  private final Process process;
  private final BufferedWriter orders;
  private final BufferedReader answers;
  private final Path log;
  private final String transport;

  private CrowdProcess(Process process, Path log) throws IOException {
    this.process = process;
    this.orders = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.log = log;
    this.transport = answer(CrowdMain.Text.class).text();
  }

  static CrowdProcess start(Path log) throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JavaProcess.standardFlags());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-Dbulletin.log.level=ERROR"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(CrowdMain.class.getName());
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    try {
      return new CrowdProcess(process, log);
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** How its sockets are waited for. */
  String transport() {
    return transport;
  }

  long pid() {
    return process.pid();
  }

  /** Says what is to be done; whoever says so must take the answer. */
  void order(String order) throws IOException {
    orders.write(order);
    orders.newLine();
    orders.flush();
  }

  <T extends Record> T answer(Class<T> type) throws IOException {
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(CrowdMain.ANSWER)) {
        return JSON.readValue(line.substring(CrowdMain.ANSWER.length()), type);
      }
    }
    throw new BenchException(
        BenchException.Kind.CANNOT_RUN, "a process of readers has ended; see " + log);
  }

  @Override
  public void close() {
    try {
      orders.close();
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
