package dev.bulletin.bench.realtime.rival;

import dev.bulletin.bench.realtime.crowd.Dialect;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What our service is compared with, at its defaults. */
public enum Rival {
  WS("ws", Dialect.NAMES, Kit.NODE, List.of("node", "ws.mjs"), "\"ws\": \"([^\"]+)\"", 0.5),
  SOCKET_IO(
      "Socket.IO",
      Dialect.SOCKET_IO,
      Kit.NODE,
      List.of("node", "socket-io.mjs"),
      "\"socket.io\": \"([^\"]+)\"",
      0.25),
  CENTRIFUGE(
      "Centrifuge", Dialect.PLAIN, Kit.GO, List.of("./rival"), "/centrifuge v([0-9.]+)", 1.0);

  private final String label;
  private final Dialect dialect;
  private final Kit kit;
  private final List<String> command;
  private final Pattern version;
  private final double most;

  Rival(
      String label,
      Dialect dialect,
      Kit kit,
      List<String> command,
      String version,
      double mostOfTheirs) {
    this.label = label;
    this.dialect = dialect;
    this.kit = kit;
    this.command = command;
    this.version = Pattern.compile(version);
    this.most = mostOfTheirs;
  }

  public String label() {
    return label;
  }

  /** How readers speak to it. */
  public Dialect dialect() {
    return dialect;
  }

  /** What one of our deliveries may cost where one of its costs 1. */
  public double mostOfTheirs() {
    return most;
  }

  /** Whether what it is written in is on this machine. */
  public boolean isAtHand() {
    return kit.version().isPresent();
  }

  /** What it is written in. */
  public String language() {
    return kit.label();
  }

  /** Itself and what it runs on. */
  public String versions() {
    Matcher declared = version.matcher(kit.manifest());
    if (!declared.find()) {
      throw new IllegalStateException("no version of %s is declared".formatted(label));
    }
    return "%s %s on %s".formatted(label, declared.group(1), kit.version().orElse("nothing"));
  }

  Kit kit() {
    return kit;
  }

  List<String> command() {
    return command;
  }
}
