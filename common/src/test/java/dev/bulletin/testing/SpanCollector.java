package dev.bulletin.testing;

import com.google.protobuf.CodedInputStream;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** A collector of traces: takes spans by OTLP over HTTP, in Protobuf, and keeps them. */
public final class SpanCollector implements AutoCloseable {
  private static final String PATH = "/v1/traces";

  private final Vertx vertx = Vertx.vertx();
  private final List<ToldSpan> spans = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile boolean refusing;

  private SpanCollector() {
    server = vertx.createHttpServer().requestHandler(this::take).listen(0, "127.0.0.1").await();
  }

  public static SpanCollector start() {
    return new SpanCollector();
  }

  /** As a setting names it. */
  public String address() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /** All that came so far. */
  public List<ToldSpan> spans() {
    return List.copyOf(spans);
  }

  /** Takes nothing from now on, or takes it again. */
  public void refuse(boolean nothing) {
    refusing = nothing;
  }

  private void take(HttpServerRequest request) {
    if (refusing || !PATH.equals(request.path())) {
      request.response().setStatusCode(refusing ? 400 : 404).end();
      return;
    }
    request
        .body()
        .onSuccess(body -> spans.addAll(read(request, body)))
        .onComplete(
            read ->
                request
                    .response()
                    .setStatusCode(read.succeeded() ? 200 : 400)
                    .putHeader("content-type", "application/x-protobuf")
                    .end());
  }

  private static List<ToldSpan> read(HttpServerRequest request, Buffer body) {
    try {
      byte[] bytes =
          "gzip".equals(request.getHeader("content-encoding"))
              ? new GZIPInputStream(new ByteArrayInputStream(body.getBytes())).readAllBytes()
              : body.getBytes();
      return OtlpReader.read(CodedInputStream.newInstance(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
