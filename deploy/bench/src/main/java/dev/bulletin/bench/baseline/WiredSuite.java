package dev.bulletin.bench.baseline;

import dev.bulletin.bench.export.ManyReports;
import dev.bulletin.bench.process.ProcessTree;
import dev.bulletin.bench.process.Program;
import dev.bulletin.testing.JavaProcess;
import dev.bulletin.testing.Ports;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.RedisServer;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/** The services in one JVM, wired with some of the measures, with a PostgreSQL and a Redis. */
public final class WiredSuite implements AutoCloseable {
  /** May write reports. */
  public static final String TOKEN = "the-first-token-of-the-measurement-of-a-mixed-load";

  private static final Pattern READY = Pattern.compile("wired, management port (\\d+)");
  private static final Duration READY_LIMIT = Duration.ofMinutes(3);
  private static final String LOOPBACK = "127.0.0.1";
  private static final String STATEMENTS = "pg_stat_statements";
  private static final String TIME =
      "SELECT coalesce(sum(total_exec_time + total_plan_time), 0)::text FROM pg_stat_statements";
  private static final String CALLS =
      "SELECT coalesce(sum(calls), 0)::text FROM pg_stat_statements";

  private static final String COSTLIEST =
      """
      SELECT round(sum(total_exec_time + total_plan_time)) || ' ' || sum(calls) || ' '
             || left(regexp_replace(query, '\\s+', ' ', 'g'), 120)
        FROM pg_stat_statements
       GROUP BY query
       ORDER BY sum(total_exec_time + total_plan_time) DESC
       LIMIT 6\
      """;

  private final PostgresServer postgres;
  private final long postmaster;
  private final RedisServer redis;
  private final Launch launch;
  private final int port;
  private Program program;

  private WiredSuite(
      PostgresServer postgres, long postmaster, RedisServer redis, Launch launch, int port)
      throws IOException, InterruptedException {
    this.postgres = postgres;
    this.postmaster = postmaster;
    this.redis = redis;
    this.launch = launch;
    this.port = port;
    this.program = launch.run();
  }

  /** How the services are started, the first time and again. */
  private record Launch(Path folder, List<String> measures, Path log) {
    Program run() throws IOException, InterruptedException {
      var command = new ProcessBuilder(command(folder, measures));
      command.environment().keySet().removeIf(name -> name.startsWith("BULLETIN_"));
      return Program.start("the wired suite", command, log, READY, READY_LIMIT);
    }
  }

  /**
   * Starts it in an empty folder and puts reports in.
   *
   * @param measures beside the baseline, by name
   */
  public static WiredSuite start(Path folder, List<String> measures, int reports, Path log)
      throws IOException, InterruptedException {
    PostgresServer postgres = counting(folder.resolve("postgres"));
    RedisServer redis = RedisServer.start();
    try {
      int port = Ports.free();
      write(folder, port, postgres, redis);
      var launch = new Launch(folder, measures, log);
      var suite = new WiredSuite(postgres, postmaster(folder), redis, launch, port);
      ManyReports.fill(postgres, "report_service", 1, reports);
      return suite;
    } catch (IOException | InterruptedException | RuntimeException e) {
      redis.close();
      postgres.close();
      throw e;
    }
  }

  /** It reads which libraries it loads when it starts. */
  private static PostgresServer counting(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (PostgresServer first = PostgresServer.start(folder)) {
      first.execute("ALTER SYSTEM SET shared_preload_libraries = '%s'".formatted(STATEMENTS));
      first.execute("ALTER SYSTEM SET pg_stat_statements.track_planning = on");
    }
    PostgresServer postgres = PostgresServer.start(folder);
    postgres.execute("CREATE EXTENSION IF NOT EXISTS " + STATEMENTS);
    return postgres;
  }

  private static long postmaster(Path folder) throws IOException {
    Path file = folder.resolve("postgres/data/postmaster.pid");
    return Long.parseLong(Files.readAllLines(file).get(0).strip());
  }

  private static List<String> command(Path folder, List<String> measures) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JavaProcess.standardFlags());
    command.addAll(Deployment.with(measures).options());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(WiredMain.class.getName());
    command.add(folder.toString());
    command.addAll(measures);
    return command;
  }

  private static void write(Path folder, int port, PostgresServer postgres, RedisServer redis)
      throws IOException {
    Map<String, String> shared = new HashMap<>();
    shared.put("BULLETIN_CLUSTER_ENABLED", "false");
    shared.put("BULLETIN_MANAGEMENT_PORT", "0");
    shared.put("BULLETIN_DRAIN", "0s");
    shared.put("BULLETIN_INTERNAL_SECRET", "of-the-measurement");
    shared.put("BULLETIN_REDIS_HOST", redis.host());
    shared.put("BULLETIN_REDIS_PORT", Integer.toString(redis.port()));
    shared.put("BULLETIN_REALTIME_PORT", "0");
    shared.put("BULLETIN_HTTP_PORT", Integer.toString(port));
    shared.put("BULLETIN_BOOTSTRAP_TOKEN", TOKEN);
    // It is measured what can be answered, and not what may.
    shared.put("BULLETIN_RATE_OF_ADDRESS", "0");
    shared.put("BULLETIN_RATE_OF_CALLER", "0");
    shared.put("BULLETIN_OVERLOADED_AFTER", "30s");
    shared.put("BULLETIN_SOURCES", "");
    for (String service : List.of("gateway", "report-service", "dashboard-service")) {
      Map<String, String> own = new HashMap<>(shared);
      own.putAll(postgres.createService(service.replace('-', '_')).settings());
      write(folder.resolve(service), own);
    }
    write(folder.resolve("realtime-service"), shared);
  }

  private static void write(Path file, Map<String, String> settings) throws IOException {
    var properties = new Properties();
    properties.putAll(settings);
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
  }

  /** Ends the services and starts them again beside the same PostgreSQL and Redis. */
  public void restart() throws IOException, InterruptedException {
    program.close();
    program = launch.run();
  }

  /** What sizes and tunes the JVM with these measures. */
  public static List<String> tuning(List<String> measures) {
    return Deployment.with(measures).tuning();
  }

  public int port() {
    return port;
  }

  public String managementUrl() {
    return "http://%s:%s".formatted(LOOPBACK, program.readyLine().group(1));
  }

  public ProcessTree services() {
    return program.tree();
  }

  public ProcessTree database() {
    return ProcessTree.of(postmaster);
  }

  /** Milliseconds that PostgreSQL has worked on statements so far, and how many there were. */
  public Statements statements() {
    return new Statements(
        Double.parseDouble(postgres.query(TIME).get(0)),
        Long.parseLong(postgres.query(CALLS).get(0)));
  }

  /**
   * Lets PostgreSQL do what it has put off, and counts statements from then on: or what one load
   * has left of that is met by the next.
   */
  public void settle() {
    postgres.execute("VACUUM (ANALYZE)");
    postgres.execute("CHECKPOINT");
    postgres.query("SELECT pg_stat_statements_reset()::text");
  }

  /** The statements that have taken the most time so far, the costliest first. */
  public List<Costly> costliest() {
    return postgres.query(COSTLIEST).stream().map(Costly::parse).toList();
  }

  /** A statement, by how it begins. */
  public record Costly(long millis, long calls, String statement) {
    private static Costly parse(String line) {
      String[] parts = line.split(" ", 3);
      return new Costly(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]);
    }
  }

  /** What PostgreSQL has counted. */
  public record Statements(double millis, long calls) {
    public Statements since(Statements earlier) {
      return new Statements(millis - earlier.millis, calls - earlier.calls);
    }
  }

  @Override
  public void close() {
    program.close();
    redis.close();
    postgres.close();
  }
}
