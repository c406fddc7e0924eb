package dev.bulletin.gateway.inner;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what routes answer, up to a size, instead of sending it. Lives on the event loop of its
 * request.
 */
public class CollectedResponse implements HttpServerResponse {
  private static final int OK = 200;

  private final int maxBytes;
  private final MultiMap headers = HttpHeaders.headers();
  private final Buffer body = Buffer.buffer();
  private final Promise<CollectedAnswer> answer = Promise.promise();
  private @Nullable Handler<Void> headersEnd;
  private @Nullable Handler<Void> bodyEnd;
  private @Nullable Handler<Void> end;
  private int status = OK;
  private String message = "";
  private boolean begun;
  private boolean ended;

  public CollectedResponse(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Fails when it was broken off, and with TOO_LARGE when it has become larger than it may. */
  public Future<CollectedAnswer> answer() {
    return answer.future();
  }

  @Override
  public Future<Void> write(Buffer piece) {
    begin();
    if (body.length() + piece.length() > maxBytes) {
      var failure = new ServiceException(ErrorCode.TOO_LARGE, "the answer is too large");
      answer.tryFail(failure);
      return Future.failedFuture(failure);
    }
    body.appendBuffer(piece);
    return Future.succeededFuture();
  }

  private void begin() {
    if (!begun) {
      begun = true;
      call(headersEnd);
    }
  }

  @Override
  public Future<Void> end(Buffer piece) {
    return write(piece).compose(written -> end());
  }

  @Override
  public Future<Void> end() {
    begin();
    ended = true;
    call(bodyEnd);
    call(end);
    answer.tryComplete(new CollectedAnswer(status, headers, body));
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> reset(long code) {
    ended = true;
    answer.tryFail(new ServiceException(ErrorCode.UNAVAILABLE, "the answer was broken off"));
    return Future.succeededFuture();
  }

  private static void call(@Nullable Handler<Void> handler) {
    if (handler != null) {
      handler.handle(null);
    }
  }

  @Override
  public Future<Void> write(String piece) {
    return write(Buffer.buffer(piece));
  }

  @Override
  public Future<Void> write(String piece, String encoding) {
    return write(Buffer.buffer(piece, encoding));
  }

  @Override
  public Future<Void> end(String piece) {
    return end(Buffer.buffer(piece));
  }

  @Override
  public Future<Void> end(String piece, String encoding) {
    return end(Buffer.buffer(piece, encoding));
  }

  @Override
  public int getStatusCode() {
    return status;
  }

  @Override
  public HttpServerResponse setStatusCode(int code) {
    status = code;
    return this;
  }

  @Override
  public String getStatusMessage() {
    return message;
  }

  @Override
  public HttpServerResponse setStatusMessage(String text) {
    message = text;
    return this;
  }

  @Override
  public MultiMap headers() {
    return headers;
  }

  @Override
  public HttpServerResponse putHeader(String name, String value) {
    headers.set(name, value);
    return this;
  }

  @Override
  public HttpServerResponse putHeader(CharSequence name, CharSequence value) {
    headers.set(name, value);
    return this;
  }

  @Override
  public HttpServerResponse putHeader(String name, Iterable<String> values) {
    headers.set(name, values);
    return this;
  }

  @Override
  public HttpServerResponse putHeader(CharSequence name, Iterable<CharSequence> values) {
    headers.set(name, values);
    return this;
  }

  @Override
  public HttpServerResponse headersEndHandler(@Nullable Handler<Void> handler) {
    headersEnd = handler;
    return this;
  }

  @Override
  public HttpServerResponse bodyEndHandler(@Nullable Handler<Void> handler) {
    bodyEnd = handler;
    return this;
  }

  @Override
  public HttpServerResponse endHandler(@Nullable Handler<Void> handler) {
    end = handler;
    return this;
  }

  @Override
  public boolean ended() {
    return ended;
  }

  /** Whoever has asked may leave; what was begun is brought to its end all the same. */
  @Override
  public boolean closed() {
    return false;
  }

  @Override
  public boolean headWritten() {
    return begun;
  }

  @Override
  public long bytesWritten() {
    return body.length();
  }

  @Override
  public boolean writeQueueFull() {
    return false;
  }

  @Override
  public HttpServerResponse closeHandler(@Nullable Handler<Void> handler) {
    return this;
  }

  @Override
  public HttpServerResponse exceptionHandler(@Nullable Handler<Throwable> handler) {
    return this;
  }

  @Override
  public HttpServerResponse drainHandler(@Nullable Handler<Void> handler) {
    return this;
  }

  @Override
  public HttpServerResponse setWriteQueueMaxSize(int size) {
    return this;
  }

  @Override
  public HttpServerResponse setChunked(boolean chunked) {
    return this;
  }

  @Override
  public boolean isChunked() {
    return false;
  }

  @Override
  public int streamId() {
    return -1;
  }

  @Override
  public HttpServerResponse addCookie(Cookie cookie) {
    headers.add(HttpHeaders.SET_COOKIE, cookie.encode());
    return this;
  }

  @Override
  public @Nullable Cookie removeCookie(String name, boolean invalidate) {
    throw unknown();
  }

  @Override
  public Set<Cookie> removeCookies(String name, boolean invalidate) {
    throw unknown();
  }

  @Override
  public @Nullable Cookie removeCookie(
      String name, String domain, String path, boolean invalidate) {
    throw unknown();
  }

  @Override
  public MultiMap trailers() {
    throw unknown();
  }

  @Override
  public HttpServerResponse putTrailer(String name, String value) {
    throw unknown();
  }

  @Override
  public HttpServerResponse putTrailer(CharSequence name, CharSequence value) {
    throw unknown();
  }

  @Override
  public HttpServerResponse putTrailer(String name, Iterable<String> values) {
    throw unknown();
  }

  @Override
  public HttpServerResponse putTrailer(CharSequence name, Iterable<CharSequence> values) {
    throw unknown();
  }

  @Override
  public Future<Void> writeHead() {
    begin();
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> writeContinue() {
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> writeEarlyHints(MultiMap hints) {
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> sendFile(String name, long offset, long length) {
    return Future.failedFuture(unknown());
  }

  @Override
  public Future<Void> sendFile(FileChannel channel, long offset, long length) {
    return Future.failedFuture(unknown());
  }

  @Override
  public Future<Void> sendFile(RandomAccessFile file, long offset, long length) {
    return Future.failedFuture(unknown());
  }

  @Override
  public Future<HttpServerResponse> push(
      HttpMethod method, HostAndPort authority, String path, MultiMap with) {
    return Future.failedFuture(unknown());
  }

  @Override
  public Future<Void> writeCustomFrame(int type, int flags, Buffer payload) {
    return Future.failedFuture(unknown());
  }

  private static UnsupportedOperationException unknown() {
    return new UnsupportedOperationException("an answer within the gateway has no such thing");
  }
}
