package dev.bulletin.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bulletin.testing.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The scripts of {@code src/test/js}, run by Node. */
public final class NodeScripts {
  private static final Path FOLDER = Path.of("src/test/js");
  private static final Duration INSTALL_LIMIT = Duration.ofMinutes(5);

  private NodeScripts() {}

  /** Brings the packages; needs the network only when they are not those of the lock file. */
  public static void install() throws IOException {
    if (isInstalled()) {
      return;
    }
    var command =
        new ProcessBuilder("npm", "ci", "--prefer-offline", "--ignore-scripts", "--no-audit")
            .directory(FOLDER.toFile());
    try (ChildProcess npm = ChildProcess.start("npm", command, line -> {})) {
      if (npm.awaitExit(INSTALL_LIMIT) != 0) {
        throw new AssertionError("npm ci failed: " + npm.lines());
      }
    }
  }

  /** Npm notes in node_modules what it has installed, in the form of the lock file. */
  private static boolean isInstalled() throws IOException {
    Path installed = FOLDER.resolve("node_modules/.package-lock.json");
    return Files.exists(installed)
        && packages(installed).equals(packages(FOLDER.resolve("package-lock.json")));
  }

  private static JsonNode packages(Path lock) throws IOException {
    ObjectNode packages = new ObjectMapper().readTree(lock.toFile()).withObject("/packages");
    packages.remove("");
    return packages;
  }

  static ChildProcess start(String script, String transport, int port) {
    return run(script, transport, Integer.toString(port));
  }

  /** Runs a script with those arguments. */
  public static ChildProcess run(String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of("node", FOLDER.resolve(script).toString()));
    command.addAll(List.of(arguments));
    return ChildProcess.start(String.join(" ", command), new ProcessBuilder(command), line -> {});
  }
}
