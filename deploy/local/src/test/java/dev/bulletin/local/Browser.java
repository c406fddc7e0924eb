package dev.bulletin.local;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.testing.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A real browser that goes through the scenarios of {@code src/test/web}, one after the other. */
final class Browser implements AutoCloseable {
  private static final Path FOLDER = Path.of("src/test/web");
  private static final Path LOCK = Path.of("target/browser.lock");
  private static final Duration INSTALL_LIMIT = Duration.ofMinutes(10);
  private static final Duration SCENARIO_LIMIT = Duration.ofMinutes(10);
  private static final int LINES_TOLD = 40;

  private final ChildProcess node;

  private Browser(ChildProcess node) {
    this.node = node;
  }

  /**
   * Brings the browser, the first time from the network, and opens it for a suite.
   *
   * @param sites other ones that scenarios are about
   */
  static Browser open(RunningBulletin bulletin, OtherSite... sites) {
    Stream<String> suite = Stream.of(bulletin.origin(), bulletin.token(), bulletin.password());
    return open(Stream.concat(suite, Arrays.stream(sites).map(OtherSite::origin)));
  }

  /** For a scenario that begins with a link. */
  static Browser open(RunningBulletin bulletin, String link) {
    return open(Stream.of(bulletin.origin(), bulletin.token(), bulletin.password(), link));
  }

  /** Of a reader, who has no token and no password. */
  static Browser open(String origin) {
    return open(Stream.of(origin, "", ""));
  }

  private static Browser open(Stream<String> arguments) {
    install();
    return new Browser(node("browser.mjs", arguments.toArray(String[]::new)));
  }

  /** Classes run in JVMs side by side, and the first of them bring it. */
  private static void install() {
    try (FileChannel file = FileChannel.open(LOCK, CREATE, WRITE);
        FileLock held = file.lock();
        ChildProcess install = node("install.mjs")) {
      install.awaitLine("^installed$", INSTALL_LIMIT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ChildProcess node(String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of("node", FOLDER.resolve(script).toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    // Scripts that need Java too take the one that runs the tests.
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return ChildProcess.start(script, builder, line -> {});
  }

  /** Goes through a scenario; fails with what the script has seen. */
  void pass(String scenario) {
    node.tell(scenario);
    String end = node.awaitLine("^(passed|failed) " + scenario + "$", SCENARIO_LIMIT);
    assertThat(end).as(this::lastLines).isEqualTo("passed " + scenario);
  }

  private String lastLines() {
    List<String> lines = node.lines();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size()));
  }

  @Override
  public void close() {
    node.close();
  }
}
