package dev.bulletin.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What the Dockerfile says. */
final class DockerfileText {
  private static final Pattern HEALTH_CHECK = Pattern.compile("(?m)^HEALTHCHECK .*CMD \\[(.*)]$");

  private DockerfileText() {}

  static String read(Path root) {
    try {
      return Files.readString(root.resolve("deploy/image/Dockerfile"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The command of the health check, word by word. */
  static List<String> healthCheck(Path root) {
    return HEALTH_CHECK
        .matcher(read(root))
        .results()
        .findFirst()
        .map(found -> words(found.group(1)))
        .orElseThrow();
  }

  private static List<String> words(String list) {
    return Arrays.stream(list.split(", ", -1)).map(word -> word.replace("\"", "")).toList();
  }
}
