package dev.bulletin.gateway.edge;

import dev.bulletin.gateway.encoding.AcceptEncoding;
import dev.bulletin.gateway.encoding.Coding;
import dev.bulletin.gateway.encoding.Compressor;
import dev.bulletin.gateway.encoding.Effort;
import dev.bulletin.gateway.encoding.Encoded;
import dev.bulletin.gateway.encoding.EntityTag;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.lang.ref.SoftReference;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it leaves the process: its bytes in each coding, each with a strong ETag and with
 * headers that all event loops share. By gzip, and as it is, hardly anybody asks for it: that is
 * made of what is kept for who does, and kept as long as memory allows. Thread-safe.
 */
final class Finished {
  private static final int NOT_MODIFIED = 304;

  /** Headers, addresses and what the cache keeps beside. */
  private static final int OWN_WEIGHT = 1_024;

  private final Kind kind;
  private final String etag;
  private final Effort effort;
  private final SecurityHeaders security;
  private final Map<Coding, Variant> variants = new EnumMap<>(Coding.class);
  private final Body identity;
  private final Set<Coding> offered;
  private final int weight;
  private volatile SoftReference<Variant> gzip = new SoftReference<>(null);

  Finished(Kind kind, Encoded encoded, SecurityHeaders security) {
    this.kind = kind;
    this.etag = encoded.etag();
    this.effort = encoded.effort();
    this.security = security;
    Map<Coding, Buffer> bodies = encoded.bodies();
    this.identity = identity(encoded);
    bodies.forEach(
        (coding, body) ->
            variants.put(
                coding, variant(coding, coding == Coding.IDENTITY ? identity : new Whole(body))));
    this.offered = EnumSet.copyOf(bodies.keySet());
    if (offered.contains(Coding.BROTLI)) {
      offered.add(Coding.GZIP);
    }
    this.weight =
        variants.values().stream().mapToInt(variant -> OWN_WEIGHT + variant.body.weight()).sum();
  }

  private static Body identity(Encoded encoded) {
    Coding smallest = Collections.min(encoded.bodies().keySet());
    Buffer whole = encoded.body(Coding.IDENTITY);
    return smallest == Coding.IDENTITY
        ? new Whole(whole)
        : new Inflated(smallest, encoded.body(smallest), whole.length());
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
    } else if (known != null && EntityTag.isNamedBy(known, variant.alike)) {
      share(response, variant.headersWithoutBody);
      response.setStatusCode(NOT_MODIFIED).putHeader(HttpHeaders.ETAG, variant.alike).end();
    } else if (request.method() == HttpMethod.HEAD) {
      share(response, variant.headers);
      response.end();
    } else {
      share(response, variant.headers);
      response.end(variant.body.bytes());
    }
  }

  private Variant variant(@Nullable String accepted) {
    Variant made = variants.get(AcceptEncoding.preferred(accepted, offered));
    return made == null ? gzip() : made;
  }

  private Variant gzip() {
    Variant kept = gzip.get();
    if (kept != null) {
      return kept;
    }
    Buffer zipped = Buffer.buffer(Compressor.gzip(identity.bytes().getBytes()));
    Variant made = variant(Coding.GZIP, new Whole(zipped));
    gzip = new SoftReference<>(made);
    return made;
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

    int length();

    /** The memory it is certain to take. */
    int weight();
  }

  private record Whole(Buffer bytes) implements Body {
    @Override
    public int length() {
      return bytes.length();
    }

    @Override
    public int weight() {
      return bytes.length();
    }
  }

  /** One that is had from its compressed form. */
  private static final class Inflated implements Body {
    private final Coding coding;
    private final Buffer compressed;
    private final int length;
    private volatile SoftReference<Buffer> last = new SoftReference<>(null);

    Inflated(Coding coding, Buffer compressed, int length) {
      this.coding = coding;
      this.compressed = compressed;
      this.length = length;
    }

    @Override
    public Buffer bytes() {
      Buffer kept = last.get();
      if (kept != null) {
        return kept;
      }
      Buffer inflated = Buffer.buffer(Compressor.inflate(coding, compressed.getBytes()));
      last = new SoftReference<>(inflated);
      return inflated;
    }

    @Override
    public int length() {
      return length;
    }

    @Override
    public int weight() {
      return 0;
    }
  }

  private Variant variant(Coding coding, Body body) {
    String tag = EntityTag.in(coding, effort, etag);
    MultiMap common =
        security
            .copy()
            .add(HttpHeaders.ETAG, tag)
            .add(HttpHeaders.CACHE_CONTROL, kind.cacheControl())
            .add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    MultiMap headersWithoutBody = common.copy(/* mutable= */ false);
    common
        .add(HttpHeaders.CONTENT_TYPE, kind.contentType())
        .add(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
    if (!kind.contentLanguage().isEmpty()) {
      common.add(HttpHeaders.CONTENT_LANGUAGE, kind.contentLanguage());
    }
    if (coding != Coding.IDENTITY) {
      common.add(HttpHeaders.CONTENT_ENCODING, coding.token());
    }
    return new Variant(
        body,
        tag,
        EntityTag.in(coding, effort.other(), etag),
        common.copy(/* mutable= */ false),
        headersWithoutBody);
  }

  /**
   * The answer in one coding.
   *
   * @param alike the tag of the same content compressed with another effort, as it was sent before,
   *     or by another gateway
   */
  private record Variant(
      Body body, String etag, String alike, MultiMap headers, MultiMap headersWithoutBody) {}
}
