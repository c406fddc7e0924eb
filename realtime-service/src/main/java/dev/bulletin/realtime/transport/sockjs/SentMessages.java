package dev.bulletin.realtime.transport.sockjs;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a client has sent by one request.
 *
 * @param messages none where there is a fault
 * @param fault in the words that SockJS's clients know; empty if there is none
 */
record SentMessages(List<String> messages, String fault) {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String MISSING = "Payload expected.";
  private static final String BROKEN = "Broken JSON encoding.";

  SentMessages {
    messages = List.copyOf(messages);
  }

  /** As the body itself. */
  static SentMessages plain(String body) {
    if (body.isEmpty()) {
      return faulty(MISSING);
    }
    return SockJsText.messages(body)
        .map(messages -> new SentMessages(messages, ""))
        .orElse(faulty(BROKEN));
  }

  /** As the field of a form, or as the body of anything else. */
  static SentMessages form(HttpServerRequest request, String body) {
    String type = Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_TYPE)).orElse("");
    return type.toLowerCase(Locale.ROOT).startsWith(FORM) ? field(body) : plain(body);
  }

  private static SentMessages field(String form) {
    try {
      List<String> values =
          new QueryStringDecoder(form, /* hasPath= */ false).parameters().get("d");
      return plain(values == null ? "" : values.get(0));
    } catch (IllegalArgumentException e) {
      return faulty(BROKEN);
    }
  }

  private static SentMessages faulty(String fault) {
    return new SentMessages(List.of(), fault);
  }
}
