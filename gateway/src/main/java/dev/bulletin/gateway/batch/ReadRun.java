package dev.bulletin.gateway.batch;

import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.gateway.inner.CollectedAnswer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Reads side by side, answered in the order in which they were asked. A few are under way at once,
 * and no more are begun before the caller has taken what was answered. Lives on the event loop of
 * its request.
 */
final class ReadRun {
  private static final int AT_ONCE = 8;
  private static final List<String> SHOWN =
      List.of("content-type", "etag", "link", "location", "retry-after", "www-authenticate");

  private final Reader reader;
  private final HttpServerResponse response;
  private final Iterator<String> waiting;
  private final Queue<Future<CollectedAnswer>> underWay = new ArrayDeque<>();
  private String before = "{\"answers\":[";

  ReadRun(Reader reader, HttpServerResponse response, List<String> uris) {
    this.reader = reader;
    this.response = response;
    this.waiting = uris.iterator();
  }

  Future<Void> run() {
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return next();
  }

  private Future<Void> next() {
    while (underWay.size() < AT_ONCE && waiting.hasNext()) {
      underWay.add(reader.read(waiting.next()));
    }
    Future<CollectedAnswer> first = underWay.poll();
    return first == null
        ? response.end("]}")
        : first.compose(this::write).compose(written -> next());
  }

  private Future<Void> write(CollectedAnswer answer) {
    Buffer piece =
        Buffer.buffer(before)
            .appendString("{\"status\":" + answer.status() + ",\"headers\":")
            .appendBuffer(JsonMapper.buffer(headers(answer)))
            .appendString(",\"body\":")
            .appendBuffer(body(answer))
            .appendString("}");
    before = ",";
    return response.write(piece);
  }

  private static Map<String, String> headers(CollectedAnswer answer) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : SHOWN) {
      String value = answer.headers().get(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return headers;
  }

  /** JSON as it is, and other texts as a string. */
  private static Buffer body(CollectedAnswer answer) {
    if (answer.body().length() == 0) {
      return Buffer.buffer("null");
    }
    String type = String.valueOf(answer.headers().get(HttpHeaders.CONTENT_TYPE));
    return type.endsWith("json") ? answer.body() : JsonMapper.buffer(answer.body().toString());
  }
}
