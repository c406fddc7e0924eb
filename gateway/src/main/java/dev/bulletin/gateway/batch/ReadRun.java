package dev.bulletin.gateway.batch;

import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.gateway.api.AnswerRun;
import dev.bulletin.gateway.inner.CollectedAnswer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads, each answered as if it had been sent alone. */
final class ReadRun {
  private static final int AT_ONCE = 8;
  private static final List<String> SHOWN =
      List.of("content-type", "etag", "link", "location", "retry-after", "www-authenticate");

  private final Reader reader;

  ReadRun(Reader reader) {
    this.reader = reader;
  }

  Future<Void> run(HttpServerResponse response, List<String> uris) {
    return new AnswerRun<>(response, uris, AT_ONCE, this::read).run();
  }

  private Future<Buffer> read(String uri) {
    return reader.read(uri).map(ReadRun::json);
  }

  private static Buffer json(CollectedAnswer answer) {
    return Buffer.buffer("{\"status\":" + answer.status() + ",\"headers\":")
        .appendBuffer(JsonMapper.buffer(headers(answer)))
        .appendString(",\"body\":")
        .appendBuffer(body(answer))
        .appendString("}");
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
