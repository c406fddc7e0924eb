package dev.bulletin.faults.suite;

import dev.bulletin.testing.ChildProcess;
import dev.bulletin.testing.JavaProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An instance of a service, in a JVM of its own, with its log in a file. */
public final class Instance implements Victim, AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(180);
  private static final Duration END_LIMIT = Duration.ofSeconds(30);
  private static final Pattern ELECTED = Pattern.compile("leading task \\d+ in term \\d+");

  private final String name;
  private final Kind kind;
  private final Place place;
  private final Ports ports;
  private final Build build;
  private final Map<String, String> settings;
  private final List<String> flags;
  private final PrintStream log;
  private volatile Instant electedAt = Instant.EPOCH;
  private @Nullable ChildProcess process;

  /** Where it listens: for readers, for operators, for other members. */
  record Ports(int door, int management, int cluster) {}

  Instance(
      Suite.Planned planned,
      Build build,
      Map<String, String> settings,
      List<String> flags,
      Path logs) {
    this.name = planned.name();
    this.kind = planned.kind();
    this.place = planned.place();
    this.ports = planned.ports();
    this.build = build;
    this.settings = Map.copyOf(settings);
    this.flags = List.copyOf(flags);
    this.log = open(logs.resolve(name + ".log"));
  }

  private static PrintStream open(Path file) {
    try {
      var out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return new PrintStream(out, /* autoFlush= */ true, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  public Kind kind() {
    return kind;
  }

  /** Where readers find it, such as {@code http://127.0.0.1:15000}. */
  public String origin() {
    return "http://" + place.host() + ":" + ports.door();
  }

  public String host() {
    return place.host();
  }

  public int port() {
    return ports.door();
  }

  /** Where other members find it. */
  String member() {
    return place.host() + ":" + ports.cluster();
  }

  /** Where operators find it. */
  public String management() {
    return "http://" + place.host() + ":" + ports.management();
  }

  /** When it was elected last to do what one does at a time; long ago if never. */
  Instant electedAt() {
    return electedAt;
  }

  @Override
  public void startAgain() {
    process =
        JavaProcess.ofMain(name, build.classPath(), kind.main().getName())
            .within(place.wrapper())
            .flags(flags.toArray(String[]::new))
            .environment(settings)
            .onLine(this::note)
            .start();
  }

  void awaitStart() {
    running().awaitLine(kind.service() + " started", START_LIMIT);
  }

  private void note(String line) {
    log.println(line);
    if (ELECTED.matcher(line).find()) {
      electedAt = Instant.now();
    }
  }

  @Override
  public void kill() {
    running().kill();
    int ignored = running().awaitExit(END_LIMIT);
  }

  /** Sends SIGTERM, which asks it to leave, and waits until it has. */
  public void retire(Duration limit) {
    running().terminate();
    int ignored = running().awaitExit(limit);
  }

  @Override
  public void pause() {
    running().pause();
  }

  @Override
  public void resume() {
    running().resume();
  }

  boolean isAlive() {
    return process != null && process.isAlive();
  }

  private ChildProcess running() {
    if (process == null) {
      throw new IllegalStateException(name + " was never started");
    }
    return process;
  }

  void terminate() {
    if (process != null) {
      process.resume();
      process.terminate();
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
    log.close();
  }
}
