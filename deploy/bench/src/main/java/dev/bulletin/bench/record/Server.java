package dev.bulletin.bench.record;

import java.util.List;

/** A server that was measured, with the limits it ran under. */
public record Server(
    String name, String version, int processes, String openFilesLimit, List<String> jvmOptions) {
  public Server {
    jvmOptions = List.copyOf(jvmOptions);
  }
}
