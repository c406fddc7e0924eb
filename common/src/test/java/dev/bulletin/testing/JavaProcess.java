package dev.bulletin.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Describes a JVM to be started beside this one, with the same Java and with the flags that
 * Hazelcast and Netty want. Of this JVM's settings it inherits none.
 */
public final class JavaProcess {
  private static final String SETTING_PREFIX = "BULLETIN_";

  private final String name;
  private final List<String> program;
  private final List<String> flags = new ArrayList<>(standardFlags());
  private final List<String> arguments = new ArrayList<>();
  private List<String> wrapper = List.of();
  private final Map<String, String> environment = new HashMap<>();
  private Consumer<String> reader = line -> {};

  private JavaProcess(String name, List<String> program) {
    this.name = name;
    this.program = program;
  }

  /** A JVM that runs the main class of a jar. */
  public static JavaProcess ofJar(String name, Path jar) {
    return new JavaProcess(name, List.of("-jar", jar.toString()));
  }

  /** A JVM that runs a class. */
  public static JavaProcess ofMain(String name, String classPath, String mainClass) {
    return new JavaProcess(name, List.of("-cp", classPath, mainClass));
  }

  /** What every JVM of the suite is started with, the same as the build's own test JVMs. */
  public static List<String> standardFlags() {
    List<String> flags = new ArrayList<>();
    flags.add("-Dio.netty.allocator.type=pooled");
    if (Runtime.version().feature() >= 24) {
      flags.add("--enable-native-access=ALL-UNNAMED");
    }
    flags.add("--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED");
    flags.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    flags.add("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
    flags.add("--add-opens=java.management/sun.management=ALL-UNNAMED");
    flags.add("--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED");
    return List.copyOf(flags);
  }

  /** Adds flags for the JVM, such as {@code -Xmx256m}. */
  public JavaProcess flags(String... more) {
    flags.addAll(List.of(more));
    return this;
  }

  /** Makes it quick to start rather than fast: it does not live long enough for more. */
  public JavaProcess shortLived() {
    return flags("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  }

  public JavaProcess arguments(String... more) {
    arguments.addAll(List.of(more));
    return this;
  }

  /** Adds settings to its environment. */
  public JavaProcess environment(Map<String, String> settings) {
    environment.putAll(settings);
    return this;
  }

  /**
   * Starts it by another command, which puts itself in its place, such as {@code ip netns exec}.
   */
  public JavaProcess within(List<String> command) {
    wrapper = List.copyOf(command);
    return this;
  }

  /** Gives each line of its output to the reader, on a thread of its own. */
  public JavaProcess onLine(Consumer<String> lineReader) {
    reader = lineReader;
    return this;
  }

  public ChildProcess start() {
    List<String> command = new ArrayList<>(wrapper);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(program);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(variable -> variable.startsWith(SETTING_PREFIX));
    builder.environment().putAll(environment);
    return ChildProcess.start(name, builder, reader);
  }
}
