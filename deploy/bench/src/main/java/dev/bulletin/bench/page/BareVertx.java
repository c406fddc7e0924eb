package dev.bulletin.bench.page;

import dev.bulletin.bench.process.ProcessTree;
import dev.bulletin.bench.process.Program;
import dev.bulletin.testing.JavaProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A Vert.x server and nothing around it, which answers one path as another server has answered. */
final class BareVertx implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("listening at (\\d+)");
  private static final Duration READY_LIMIT = Duration.ofSeconds(30);

  // What it writes by itself, and what belongs to a connection or a visitor.
  private static final Set<String> LEFT_OUT =
      Set.of("connection", "content-length", "keep-alive", "set-cookie", "transfer-encoding");

  private final Program program;
  private final URI url;

  private BareVertx(Program program, URI url) {
    this.program = program;
    this.url = url;
  }

  /** Starts it with an event loop for each core; the folder must be empty. */
  static BareVertx start(Jdk jdk, Path folder, HttpResponse<byte[]> answer)
      throws IOException, InterruptedException {
    String path = answer.uri().getRawPath();
    Files.write(folder.resolve(BareServer.BODY), answer.body());
    Files.write(folder.resolve(BareServer.HEADERS), lines(answer.headers()));
    List<String> command = new ArrayList<>();
    command.add(jdk.home().resolve("bin/java").toString());
    command.addAll(JavaProcess.standardFlags());
    command.addAll(List.of("-Dio.netty.allocator.type=pooled", "-XX:+UseG1GC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(BareServer.class.getName(), path, folder.toString()));
    Program program =
        Program.start(
            "a bare Vert.x",
            new ProcessBuilder(command),
            folder.resolve("vertx.log"),
            READY,
            READY_LIMIT);
    return new BareVertx(
        program, URI.create("http://localhost:" + program.readyLine().group(1) + path));
  }

  static List<String> lines(HttpHeaders headers) {
    return headers.map().entrySet().stream()
        .filter(header -> !LEFT_OUT.contains(header.getKey()) && !header.getKey().startsWith(":"))
        .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + ": " + value))
        .toList();
  }

  URI url() {
    return url;
  }

  ProcessTree tree() {
    return program.tree();
  }

  @Override
  public void close() {
    program.close();
  }
}
