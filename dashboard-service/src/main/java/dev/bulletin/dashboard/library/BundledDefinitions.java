package dev.bulletin.dashboard.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The definitions that come with Bulletin. */
final class BundledDefinitions {
  private static final List<String> NAMES = List.of("crypto", "stocks", "system");

  private BundledDefinitions() {}

  static List<Definition> all() {
    return NAMES.stream().map(name -> Definition.bundled(name, text(name))).toList();
  }

  private static String text(String name) {
    String path = "/dashboards/" + name + ".yaml";
    try (InputStream in = BundledDefinitions.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
