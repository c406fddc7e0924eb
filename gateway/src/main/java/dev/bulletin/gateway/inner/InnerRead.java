package dev.bulletin.gateway.inner;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A GET on behalf of whoever has sent another request, with that one's rights and no body. */
public final class InnerRead extends InnerRequest {
  /** They are about the other request's body and address, or about what its sender has. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "accept",
          "accept-encoding",
          "content-encoding",
          "content-length",
          "content-type",
          "expect",
          "idempotency-key",
          "if-match",
          "if-none-match",
          "range",
          "transfer-encoding");

  private final String uri;
  private final MultiMap headers = HttpHeaders.headers();

  public InnerRead(HttpServerRequest outer, String uri, HttpServerResponse response) {
    super(outer, response);
    this.uri = uri;
    outer.headers().entries().stream()
        .filter(header -> !LEFT_OUT.contains(header.getKey().toLowerCase(Locale.ROOT)))
        .forEach(header -> headers.add(header.getKey(), header.getValue()));
  }

  @Override
  public HttpMethod method() {
    return HttpMethod.GET;
  }

  @Override
  public String uri() {
    return uri;
  }

  @Override
  public String path() {
    return path(uri);
  }

  /** The address without its query. */
  public static String path(String uri) {
    int query = uri.indexOf('?');
    return query < 0 ? uri : uri.substring(0, query);
  }

  @Override
  public @Nullable String query() {
    int query = uri.indexOf('?');
    return query < 0 ? null : uri.substring(query + 1);
  }

  @Override
  public MultiMap params(boolean semicolonIsNormalChar) {
    MultiMap params = MultiMap.caseInsensitiveMultiMap();
    new QueryStringDecoder(uri).parameters().forEach(params::add);
    return params;
  }

  @Override
  public MultiMap headers() {
    return headers;
  }

  @Override
  public @Nullable String getHeader(String name) {
    return headers.get(name);
  }

  @Override
  public @Nullable String getHeader(CharSequence name) {
    return headers.get(name);
  }

  @Override
  public HttpServerRequest handler(@Nullable Handler<Buffer> handler) {
    return this;
  }

  @Override
  public HttpServerRequest exceptionHandler(@Nullable Handler<Throwable> handler) {
    return this;
  }

  @Override
  public HttpServerRequest endHandler(@Nullable Handler<Void> handler) {
    return this;
  }

  @Override
  public HttpServerRequest pause() {
    return this;
  }

  @Override
  public HttpServerRequest resume() {
    return this;
  }

  @Override
  public HttpServerRequest fetch(long amount) {
    return this;
  }

  @Override
  public Future<Buffer> body() {
    return Future.succeededFuture(Buffer.buffer());
  }

  @Override
  public Future<Void> end() {
    return Future.succeededFuture();
  }

  @Override
  public boolean isEnded() {
    return true;
  }
}
