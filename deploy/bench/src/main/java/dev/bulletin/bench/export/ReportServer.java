package dev.bulletin.bench.export;

import dev.bulletin.bench.process.Program;
import dev.bulletin.report.ReportServiceMain;
import dev.bulletin.testing.JavaProcess;
import dev.bulletin.testing.Ports;
import dev.bulletin.testing.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A report-service in a JVM of its own, alone, with a small heap. */
final class ReportServer implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("report-service started");
  private static final Duration READY_LIMIT = Duration.ofMinutes(2);
  private static final String SECRET = "of the measurement";

  private final Program program;
  private final Path log;
  private final int port;

  private ReportServer(Program program, Path log, int port) {
    this.program = program;
    this.log = log;
    this.port = port;
  }

  static ReportServer start(PostgresServer.Access access, int heapMebibytes, Path log)
      throws IOException, InterruptedException {
    int port = Ports.free();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JavaProcess.standardFlags());
    command.addAll(List.of("-Xmx" + heapMebibytes + "m", "-Xlog:gc"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ReportServiceMain.class.getName());
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("BULLETIN_"));
    builder.environment().putAll(settings(access, port));
    return new ReportServer(
        Program.start("report-service", builder, log, READY, READY_LIMIT), log, port);
  }

  private static Map<String, String> settings(PostgresServer.Access access, int port) {
    return Map.of(
        "BULLETIN_CLUSTER_ENABLED", "false",
        "BULLETIN_MANAGEMENT_PORT", "0",
        "BULLETIN_PG_HOST", access.host(),
        "BULLETIN_PG_PORT", Integer.toString(access.port()),
        "BULLETIN_PG_DATABASE", access.database(),
        "BULLETIN_PG_USER", access.user(),
        "BULLETIN_PG_PASSWORD", access.password(),
        "BULLETIN_INTERNAL_PORT", Integer.toString(port),
        "BULLETIN_INTERNAL_SECRET", SECRET);
  }

  HttpRequest export() {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/reports.ndjson"))
        .header("Authorization", "Bearer " + SECRET)
        .build();
  }

  long peakResidentMebibytes() {
    return program.tree().peakResidentMebibytes();
  }

  List<String> jvmOptions() {
    return program.tree().jvmOptions();
  }

  GcLog collections() throws IOException {
    return GcLog.read(log);
  }

  @Override
  public void close() {
    program.close();
  }
}
