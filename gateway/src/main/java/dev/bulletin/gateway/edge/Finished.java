package dev.bulletin.gateway.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * An answer as it leaves the process: its bytes in two encodings, each with a strong ETag and with
 * headers that all event loops share. Immutable.
 */
final class Finished {
  private static final int NOT_MODIFIED = 304;

  private final Variant identity;
  private final Variant gzip;

  private Finished(Variant identity, Variant gzip) {
    this.identity = identity;
    this.gzip = gzip;
  }

  /** How an answer may be kept and shown. */
  record Kind(String contentType, String contentLanguage, String cacheControl) {}

  /** Compresses; not for an event loop. */
  static Finished compress(Kind kind, Buffer body) {
    byte[] bytes = body.getBytes();
    return of(kind, body, Buffer.buffer(gzip(bytes)), EntityTag.of(bytes));
  }

  static Finished of(Kind kind, Buffer identity, Buffer gzip, String etag) {
    return new Finished(
        new Variant(kind, identity, etag, /* encoding= */ ""),
        new Variant(kind, gzip, EntityTag.gzip(etag), "gzip"));
  }

  private static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length / 3 + 64);
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The memory it takes, nearly. */
  int weight() {
    return identity.body.length() + gzip.body.length() + 2_048;
  }

  /** Answers a GET or a HEAD, in the encoding that the client prefers. */
  void answer(HttpServerRequest request) {
    Variant variant =
        AcceptEncoding.allowsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING)) ? gzip : identity;
    HttpServerResponse response = request.response();
    String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
    if (known != null && EntityTag.isNamedBy(known, variant.etag)) {
      share(response.setStatusCode(NOT_MODIFIED), variant.headersWithoutBody);
      response.end();
    } else if (request.method() == HttpMethod.HEAD) {
      share(response, variant.headers);
      response.end();
    } else {
      share(response, variant.headers);
      response.end(variant.body);
    }
  }

  /** Without copying, unless the server has something of its own to say, such as to close. */
  private static void share(HttpServerResponse response, MultiMap headers) {
    if (response.headers().isEmpty()) {
      response.headers().setAll(headers);
    } else {
      response.headers().addAll(headers);
    }
  }

  private static final class Variant {
    private final Buffer body;
    private final String etag;
    private final MultiMap headers;
    private final MultiMap headersWithoutBody;

    Variant(Kind kind, Buffer body, String etag, String encoding) {
      this.body = body;
      this.etag = etag;
      MultiMap common =
          SecurityHeaders.copy()
              .add(HttpHeaders.ETAG, etag)
              .add(HttpHeaders.CACHE_CONTROL, kind.cacheControl())
              .add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
      this.headersWithoutBody = common.copy(/* mutable= */ false);
      common
          .add(HttpHeaders.CONTENT_TYPE, kind.contentType())
          .add(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
      if (!kind.contentLanguage().isEmpty()) {
        common.add(HttpHeaders.CONTENT_LANGUAGE, kind.contentLanguage());
      }
      if (!encoding.isEmpty()) {
        common.add(HttpHeaders.CONTENT_ENCODING, encoding);
      }
      this.headers = common.copy(/* mutable= */ false);
    }
  }
}
