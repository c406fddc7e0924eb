package dev.bulletin.bench.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The script by which wrk writes its figures in full instead of rounded for people. */
public final class WrkScript {
  private static final String NAME = "wrk-summary.lua";

  private WrkScript() {}

  /** Writes the script into the folder, for wrk to read. */
  public static Path writeTo(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    try (InputStream script = WrkScript.class.getResourceAsStream(NAME)) {
      Files.write(file, Objects.requireNonNull(script, NAME).readAllBytes());
    }
    return file;
  }
}
