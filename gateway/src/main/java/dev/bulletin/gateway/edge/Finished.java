package dev.bulletin.gateway.edge;

import dev.bulletin.gateway.encoding.AcceptEncoding;
import dev.bulletin.gateway.encoding.Coding;
import dev.bulletin.gateway.encoding.Compressor;
import dev.bulletin.gateway.encoding.Encoded;
import dev.bulletin.gateway.encoding.EntityTag;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.lang.ref.SoftReference;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it leaves the process: its bytes in each coding, each with a strong ETag and with
 * headers that all event loops share. As it is, without a coding, hardly anybody asks for it: it is
 * inflated for who does, and kept as long as memory allows. Thread-safe.
 */
final class Finished {
  private static final int NOT_MODIFIED = 304;

  /** Headers, addresses and what the cache keeps beside. */
  private static final int OWN_WEIGHT = 1_024;

  private final Map<Coding, Variant> variants = new EnumMap<>(Coding.class);
  private final int weight;

  Finished(Kind kind, Encoded encoded, SecurityHeaders security) {
    encoded
        .bodies()
        .forEach(
            (coding, body) ->
                variants.put(coding, new Variant(kind, encoded, coding, body, security)));
    this.weight =
        variants.values().stream().mapToInt(variant -> OWN_WEIGHT + variant.body.weight()).sum();
  }

  /** How an answer may be kept and shown. */
  record Kind(String contentType, String contentLanguage, String cacheControl) {}

  /** The memory it takes, nearly. */
  int weight() {
    return weight;
  }

  /** Answers a GET or a HEAD, in the coding that the client prefers. */
  void answer(HttpServerRequest request) {
    Variant variant = variant(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
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
      response.end(variant.body.bytes());
    }
  }

  private Variant variant(@Nullable String accepted) {
    return Objects.requireNonNull(
        variants.get(AcceptEncoding.preferred(accepted, variants.keySet())));
  }

  /** Without copying, unless the server has something of its own to say, such as to close. */
  private static void share(HttpServerResponse response, MultiMap headers) {
    if (response.headers().isEmpty()) {
      response.headers().setAll(headers);
    } else {
      response.headers().addAll(headers);
    }
  }

  /** What an answer consists of. */
  private interface Body {
    Buffer bytes();

    /** The memory it is certain to take. */
    int weight();
  }

  private record Whole(Buffer bytes) implements Body {
    @Override
    public int weight() {
      return bytes.length();
    }
  }

  /** One that is had from its compressed form. */
  private static final class Inflated implements Body {
    private final Buffer compressed;
    private volatile SoftReference<Buffer> last = new SoftReference<>(null);

    Inflated(Buffer compressed) {
      this.compressed = compressed;
    }

    @Override
    public Buffer bytes() {
      Buffer kept = last.get();
      if (kept != null) {
        return kept;
      }
      Buffer inflated = Buffer.buffer(Compressor.inflate(compressed.getBytes()));
      last = new SoftReference<>(inflated);
      return inflated;
    }

    @Override
    public int weight() {
      return 0;
    }
  }

  private static final class Variant {
    private final Body body;
    private final String etag;
    private final MultiMap headers;
    private final MultiMap headersWithoutBody;

    Variant(Kind kind, Encoded encoded, Coding coding, Buffer body, SecurityHeaders security) {
      Buffer compressed = encoded.bodies().get(Coding.GZIP);
      this.body =
          coding == Coding.IDENTITY && compressed != null
              ? new Inflated(compressed)
              : new Whole(body);
      this.etag = EntityTag.in(coding, encoded.etag());
      MultiMap common =
          security
              .copy()
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
      if (coding != Coding.IDENTITY) {
        common.add(HttpHeaders.CONTENT_ENCODING, coding.token());
      }
      this.headers = common.copy(/* mutable= */ false);
    }
  }
}
