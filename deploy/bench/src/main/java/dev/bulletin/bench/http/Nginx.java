package dev.bulletin.bench.http;

import dev.bulletin.bench.process.ProcessTree;
import dev.bulletin.bench.process.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/** An nginx that answers one path with the bytes and the headers of another server's answer. */
public final class Nginx implements AutoCloseable {
  // Written when the sockets are bound: whoever connects from then on is served.
  private static final Pattern READY = Pattern.compile("start worker processes");
  private static final Duration READY_LIMIT = Duration.ofSeconds(10);

  private final Program program;
  private final URI url;

  private Nginx(Program program, URI url) {
    this.program = program;
    this.url = url;
  }

  /** Starts it with as many workers as there are cores; the folder must be empty. */
  public static Nginx start(Path nginx, Path folder, HttpResponse<byte[]> answer)
      throws IOException, InterruptedException {
    String path = answer.uri().getRawPath();
    var config =
        new NginxConfig(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("user.name").equals("root"),
            freePort(),
            path,
            answer.headers());
    Files.write(folder.resolve(NginxConfig.BODY_FILE), answer.body());
    Files.writeString(folder.resolve("nginx.conf"), config.text());
    var command =
        new ProcessBuilder(
            nginx.toString(), "-e", "stderr", "-p", folder.toString(), "-c", "nginx.conf");
    Program program =
        Program.start("nginx", command, folder.resolve("nginx.log"), READY, READY_LIMIT);
    return new Nginx(program, URI.create("http://localhost:" + config.port() + path));
  }

  public URI url() {
    return url;
  }

  public ProcessTree tree() {
    return program.tree();
  }

  @Override
  public void close() {
    program.close();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
