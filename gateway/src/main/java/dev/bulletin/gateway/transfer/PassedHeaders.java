package dev.bulletin.gateway.transfer;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;

/** The headers that pass; all others, those of a single hop above all, stay where they are. */
final class PassedHeaders {
  private static final List<CharSequence> OF_A_READ = List.of(HttpHeaders.IF_NONE_MATCH);

  private static final List<CharSequence> OF_A_BODY =
      List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_LENGTH, HttpHeaders.CONTENT_ENCODING);

  private static final List<CharSequence> INWARD =
      List.of(
          HttpHeaders.CONTENT_TYPE,
          HttpHeaders.CONTENT_LENGTH,
          HttpHeaders.CONTENT_LANGUAGE,
          HttpHeaders.LOCATION,
          HttpHeaders.createOptimized("content-disposition"),
          HttpHeaders.CACHE_CONTROL,
          HttpHeaders.ETAG,
          HttpHeaders.LAST_MODIFIED);

  private PassedHeaders() {}

  /** From a request without a body to an internal port. */
  static void ofRead(MultiMap from, MultiMap to) {
    copy(OF_A_READ, from, to);
  }

  /** From a request with a body to an internal port. */
  static void ofBody(MultiMap from, MultiMap to) {
    copy(OF_A_BODY, from, to);
  }

  /** From an internal port to an answer. */
  static void inward(MultiMap from, MultiMap to) {
    copy(INWARD, from, to);
  }

  /** Takes back what came from an internal port. */
  static void remove(MultiMap headers) {
    INWARD.forEach(headers::remove);
  }

  private static void copy(List<CharSequence> names, MultiMap from, MultiMap to) {
    for (CharSequence name : names) {
      String value = from.get(name);
      if (value != null) {
        to.set(name, value);
      }
    }
  }
}
