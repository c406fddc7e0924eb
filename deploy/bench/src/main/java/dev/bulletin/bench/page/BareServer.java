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
import java.util.concurrent.atomic.AtomicInteger;

/** Answers one path with a body and headers that it has read from files, and does nothing else. */
final class BareServer extends VerticleBase {
  /** The file with the body, and {@code HEADERS} the one with a header in each line. */
  static final String BODY = "body";

  static final String HEADERS = "headers";

  private static final int NOT_FOUND = 404;

  /** As Vert.x has it: a negative port is a free one, the same for all instances of a verticle. */
  private static final int ANY_THAT_ALL_SHARE = -1;

  private final String path;
  private final MultiMap headers;
  private final Buffer body;
  private final AtomicInteger port;

  private BareServer(String path, MultiMap headers, Buffer body, AtomicInteger port) {
    this.path = path;
    this.headers = headers;
    this.body = body;
    this.port = port;
  }

  /** Its arguments are the path and the folder with the files. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[1]);
    Buffer body = Buffer.buffer(Files.readAllBytes(folder.resolve(BODY)));
    MultiMap headers = headers(Files.readAllLines(folder.resolve(HEADERS)));
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    AtomicInteger port = new AtomicInteger();
    vertx
        .deployVerticle(
            () -> new BareServer(args[0], headers, body, port),
            new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors()))
        .await();
    System.out.println("listening at " + port.get());
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
        .listen(ANY_THAT_ALL_SHARE, "127.0.0.1")
        .onSuccess(server -> port.set(server.actualPort()));
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
