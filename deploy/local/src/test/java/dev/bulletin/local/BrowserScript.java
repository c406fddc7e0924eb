package dev.bulletin.local;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.bulletin.testing.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A script of {@code src/test/web}, run by Node to its end. */
final class BrowserScript {
  private static final Path FOLDER = Path.of("src/test/web");
  private static final Duration INSTALL_LIMIT = Duration.ofMinutes(10);
  private static final Duration SCENARIO_LIMIT = Duration.ofMinutes(5);

  private BrowserScript() {}

  /** Brings the browser, the first time from the network; one JVM of the tests at a time. */
  static void install() {
    try (var file = FileChannel.open(Path.of("target", "install.lock"), CREATE, WRITE);
        var lock = file.lock()) {
      run(INSTALL_LIMIT, "^installed$", "install.mjs");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Goes through a scenario; fails with what the script has seen.
   *
   * @param sites other ones that it is about
   */
  static void pass(String scenario, RunningBulletin bulletin, OtherSite... sites) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "browser.mjs", scenario, bulletin.origin(), bulletin.token(), bulletin.password()));
    Arrays.stream(sites).map(OtherSite::origin).forEach(arguments::add);
    run(SCENARIO_LIMIT, "^passed$", arguments.toArray(String[]::new));
  }

  private static void run(Duration limit, String success, String... scriptAndArguments) {
    String script = scriptAndArguments[0];
    List<String> command = new ArrayList<>(List.of(scriptAndArguments));
    command.set(0, FOLDER.resolve(script).toString());
    command.add(0, "node");
    var builder = new ProcessBuilder(command);
    // Scripts that need Java too take the one that runs the tests.
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    try (var node = ChildProcess.start(script, builder, line -> {})) {
      node.awaitLine(success, limit);
    }
  }
}
