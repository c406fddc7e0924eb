package dev.bulletin.bench.page;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Answers one path with a body and headers that it has read from files, and does nothing else. */
final class BareServer extends VerticleBase {
  /** The file with the body, and {@code HEADERS} the one with a header in each line. */
  static final String BODY = "body";

  static final String HEADERS = "headers";

  private static final int NOT_FOUND = 404;

  private final String path;
  private final MultiMap headers;
  private final Buffer body;
  private int port;

  private BareServer(String path, MultiMap headers, Buffer body) {
    this.path = path;
    this.headers = headers;
    this.body = body;
  }

  /** Its arguments are the path and the folder with the files. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[1]);
    Buffer body = Buffer.buffer(Files.readAllBytes(folder.resolve(BODY)));
    MultiMap headers = headers(Files.readAllLines(folder.resolve(HEADERS)));
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    // All instances share the port of the first, once it is known.
    BareServer first = new BareServer(args[0], headers, body);
    vertx.deployVerticle(first).await();
    int others = Runtime.getRuntime().availableProcessors() - 1;
    for (int i = 0; i < others; i++) {
      BareServer other = new BareServer(args[0], headers, body);
      other.port = first.port;
      vertx.deployVerticle(other, new DeploymentOptions()).await();
    }
    System.out.println("listening at " + first.port);
  }

  private static MultiMap headers(List<String> lines) {
    MultiMap headers = HttpHeaders.headers();
    for (String line : lines) {
      String[] header = line.split(": ", 2);
      headers.add(HttpHeaders.createOptimized(header[0]), HttpHeaders.createOptimized(header[1]));
    }
    return headers;
  }

  @Override
  public Future<?> start() {
    return vertx
        .createHttpServer()
        .requestHandler(this::answer)
        .listen(port, "127.0.0.1")
        .onSuccess(server -> port = server.actualPort());
  }

  private void answer(HttpServerRequest request) {
    if (request.path().equals(path)) {
      request.response().headers().setAll(headers);
      request.response().end(body);
    } else {
      request.response().setStatusCode(NOT_FOUND).end();
    }
  }
}
