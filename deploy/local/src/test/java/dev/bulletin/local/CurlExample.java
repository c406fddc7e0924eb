package dev.bulletin.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An example in a README: one call of curl, after a line that says which status it brings.
 *
 * @param status expected
 * @param script as it stands there
 */
record CurlExample(String status, String script) {
  private static final Pattern SECTION = Pattern.compile("(?ms)^## By curl$(.*?)(?=^## |\\z)");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\n# (\\d{3})\n(.*?)^```$");
  private static final Pattern ADDRESS = Pattern.compile("\"\\$BULLETIN([^\"?$]*)");
  private static final Pattern METHOD = Pattern.compile("-X ([A-Z]+)");

  /** Has curl tell the status alone, and leaves the body where the example wants it. */
  private static final String TELLING =
      """
      curl() {
        local body=()
        case " $* " in *" -o "*) ;; *) body=(-o body) ;; esac
        command curl --silent --show-error --max-time 60 "${body[@]}" -w '%{http_code}' "$@" >status
        if [ ${#body[@]} -gt 0 ]; then cat body; fi
      }
      """;

  /** All of a README, in their order. */
  static List<CurlExample> in(Path readme) {
    Matcher section = SECTION.matcher(read(readme));
    if (!section.find()) {
      throw new AssertionError(readme + " has no section By curl");
    }
    return BLOCK
        .matcher(section.group(1))
        .results()
        .map(block -> new CurlExample(block.group(1), block.group(2)))
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Such as {@code GET /api/v1/reports}. */
  String request() {
    Matcher address = ADDRESS.matcher(script);
    Matcher method = METHOD.matcher(script);
    Matcher template = Pattern.compile("# (/\\S+)").matcher(script);
    String path =
        template.find() ? template.group(1) : address.find() ? address.group(1) : "no address";
    boolean sends = script.contains(" -d ") || script.contains(" --data-binary ");
    return (method.find() ? method.group(1) : sends ? "POST" : "GET") + " " + path;
  }

  /** Runs it as it stands in that folder, and tells the status and, if it is another, the body. */
  Outcome run(Path folder, Map<String, String> environment) throws Exception {
    Files.deleteIfExists(folder.resolve("status"));
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", TELLING + script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    bash.environment().putAll(environment);
    Process process = bash.start();
    if (!process.waitFor(90, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("does not end: " + script);
    }
    return new Outcome(tail(folder.resolve("status")), tail(folder.resolve("output")));
  }

  private static String tail(Path file) {
    if (!Files.exists(file)) {
      return "";
    }
    String text = read(file);
    return text.substring(Math.max(0, text.length() - 2_000));
  }

  /** What came of it. */
  record Outcome(String status, String output) {}
}
