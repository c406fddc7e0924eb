package dev.bulletin.bench.realtime.server;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.process.Census;
import dev.bulletin.bench.process.Jvm;
import dev.bulletin.bench.process.ProcessTree;
import dev.bulletin.bench.process.Program;
import dev.bulletin.common.cluster.ClusterConfig;
import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.realtime.RealtimeServiceMain;
import dev.bulletin.testing.JavaProcess;
import dev.bulletin.testing.Ports;
import dev.bulletin.testing.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server that is measured, in a JVM of its own, in a cluster with who publishes. */
public final class Target implements Meter, AutoCloseable {
  private static final Duration READY_LIMIT = Duration.ofMinutes(2);
  private static final String CONNECTIONS = "BULLETIN_REALTIME_MAX_CONNECTIONS";
  private static final String MANY = "1000000";

  /** Vert.x takes the sockets of Java where Netty has no others, and Java its usual collector. */
  private static final List<String> AS_IT_COMES = List.of("-Dio.netty.transport.noNative=true");

  private static final String JVM_OPTIONS = "bulletin.jvm.options";
  private static final String REDIS_HOST = "BULLETIN_REDIS_HOST";

  private final Program program;
  private final int port;
  private final MetricsPage metrics;
  private final Jvm jvm;
  private final @Nullable RedisServer redis;

  private Target(Program program, int port, @Nullable RedisServer redis) throws IOException {
    this.program = program;
    this.port = port;
    this.metrics = new MetricsPage(Integer.parseInt(program.readyLine().group(1)));
    this.jvm = Jvm.attach(program.tree().root());
    this.redis = redis;
  }

  /**
   * Starts realtime-service as it is, with no limit on connections, of which all come from one
   * address here; with a Redis if it has settings for one and is given none.
   */
  public static Target service(
      ClusterConfig cluster, int heapMebibytes, Map<String, String> settings, Path output)
      throws IOException, InterruptedException {
    Set<String> known = knownSettings();
    Map<String, String> all = new HashMap<>();
    known.stream()
        .filter(name -> name.startsWith(CONNECTIONS))
        .forEach(name -> all.put(name, MANY));
    boolean needsRedis = known.contains(REDIS_HOST) && !settings.containsKey(REDIS_HOST);
    RedisServer redis = needsRedis ? RedisServer.start() : null;
    all.putAll(settingsOf(redis));
    int port = Ports.free();
    all.put("BULLETIN_REALTIME_PORT", Integer.toString(port));
    all.putAll(settings);
    String name = RealtimeServiceMain.SERVICE.name();
    Class<?> main = RealtimeServiceMain.class;
    return new Target(
        start(name, main, cluster, heapMebibytes, serviceOptions(), all, output), port, redis);
  }

  private static Map<String, String> settingsOf(@Nullable RedisServer redis) {
    return redis == null
        ? Map.of()
        : Map.of(REDIS_HOST, redis.host(), "BULLETIN_REDIS_PORT", Integer.toString(redis.port()));
  }

  /** Settings of others of its cluster, so that they have its Redis. */
  public Map<String, String> redisSettings() {
    return settingsOf(redis);
  }

  private static Set<String> knownSettings() {
    ConfigReader in = ConfigReader.of(Map.of());
    var unused = RealtimeServiceMain.SERVICE.settings().apply(in);
    return in.settings().keySet();
  }

  /**
   * Starts what it is compared with.
   *
   * @param alike whether it has the transport and the JVM options that our service has, instead of
   *     those it comes with
   */
  public static Target rival(ClusterConfig cluster, int heapMebibytes, boolean alike, Path output)
      throws IOException, InterruptedException {
    int port = Ports.free();
    Map<String, String> settings = Map.of("BULLETIN_RIVAL_PORT", Integer.toString(port));
    String name = SockJsRival.SERVICE.name();
    Class<?> main = SockJsRival.class;
    List<String> options = alike ? serviceOptions() : AS_IT_COMES;
    return new Target(
        start(name, main, cluster, heapMebibytes, options, settings, output), port, null);
  }

  /** Starts a service in a JVM of its own whose log says when it is ready. */
  public static Program start(
      String name,
      Class<?> main,
      ClusterConfig cluster,
      int heapMebibytes,
      List<String> options,
      Map<String, String> settings,
      Path output)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JavaProcess.standardFlags());
    command.addAll(options);
    // All of the heap is resident from the start, so that what comes on top is seen.
    command.addAll(
        List.of("-Xms" + heapMebibytes + "m", "-Xmx" + heapMebibytes + "m", "-XX:+AlwaysPreTouch"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(variable -> variable.startsWith("BULLETIN_"));
    builder.environment().putAll(settings);
    builder.environment().put("BULLETIN_MANAGEMENT_PORT", "0");
    builder.environment().put("BULLETIN_CLUSTER_NAME", cluster.name());
    builder.environment().put("BULLETIN_CLUSTER_MEMBERS", String.join(",", cluster.members()));
    builder.environment().put("BULLETIN_CLUSTER_PORT", Integer.toString(Ports.free()));
    Pattern ready = Pattern.compile(name + " started, management port (\\d+)");
    return Program.start(name, builder, output, ready, READY_LIMIT);
  }

  /** What realtime-service's JVM is started with in service. */
  public static List<String> serviceOptions() throws IOException {
    String file = System.getProperty(JVM_OPTIONS);
    if (file == null) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines.filter(line -> line.startsWith("-")).toList();
    }
  }

  public int port() {
    return port;
  }

  public ProcessTree tree() {
    return program.tree();
  }

  @Override
  public Reading read() throws IOException, InterruptedException {
    ProcessTree tree = program.tree();
    return new Reading(
        tree.userSeconds(), tree.systemSeconds(), jvm.allocatedBytes(), metrics.read());
  }

  public Memory memory() {
    long heap = jvm.heapInUse();
    return new Memory(heap, program.tree().residentKib());
  }

  /** What is left of each class after a collection. */
  public Census census() throws IOException {
    return jvm.census();
  }

  /** Sends SIGTERM and waits for its end; how long that took, in seconds. */
  public double terminate(Duration limit) throws InterruptedException {
    long start = System.nanoTime();
    ProcessHandle handle = ProcessHandle.of(program.tree().root()).orElseThrow();
    handle.destroy();
    try {
      handle.onExit().get(limit.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new BenchException(
          BenchException.Kind.REFUSED,
          "the server has not ended %d s after SIGTERM".formatted(limit.toSeconds()));
    }
    return (System.nanoTime() - start) / 1e9;
  }

  @Override
  public void close() {
    try {
      jvm.close();
    } catch (IOException ended) {
      // With the process, as it is to be.
    }
    program.close();
    if (redis != null) {
      redis.close();
    }
  }
}
