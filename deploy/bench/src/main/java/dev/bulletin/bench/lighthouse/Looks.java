package dev.bulletin.bench.lighthouse;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bulletin.bench.BenchException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The script that starts suite and browser and has Lighthouse look. */
final class Looks {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path root;
  private final Path web;

  Looks(Path root) {
    this.root = root;
    this.web = root.resolve("deploy/bench/src/main/web");
  }

  /** Brings what the script needs, the first time from the network. */
  void install() throws IOException, InterruptedException {
    run(root, "node", "deploy/local/src/test/web/install.mjs");
    Path lock = web.resolve("package-lock.json");
    Path installed = web.resolve("node_modules/.bulletin-installed");
    if (!Files.exists(installed) || Files.mismatch(lock, installed) >= 0) {
      run(web, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
      Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    requireSuccess(process, String.join(" ", command));
  }

  /** Looks at each page so often. */
  List<Look> take(int rounds, PrintStream out) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("node", "audit.mjs", Integer.toString(rounds))
            .directory(web.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      List<Look> looks = read(process, out);
      requireSuccess(process, "node audit.mjs");
      return looks;
    } finally {
      // It ends the suite and the browser that it has started.
      process.destroy();
      process.waitFor();
    }
  }

  private static List<Look> read(Process process, PrintStream out) throws IOException {
    List<Look> looks = new ArrayList<>();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Look look = JSON.readValue(line, Look.class);
        looks.add(look);
        out.printf("%s, round %d: %d%n", look.page(), look.round(), look.performance());
      }
    }
    return looks;
  }

  private static void requireSuccess(Process process, String command) throws InterruptedException {
    int status = process.waitFor();
    if (status != 0) {
      throw new BenchException(
          BenchException.Kind.CANNOT_RUN, "%s ended with %d, see above".formatted(command, status));
    }
  }
}
