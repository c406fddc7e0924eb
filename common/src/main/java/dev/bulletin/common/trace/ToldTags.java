package dev.bulletin.common.trace;

import io.vertx.core.spi.tracing.TagExtractor;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Of what Vert.x would tell of a request only what holds nothing secret: no query, no user, no
 * value that was handed to a statement.
 */
record ToldTags<R>(TagExtractor<R> all) implements TagExtractor<R> {
  private static final String FULL_URL = "url.full";

  private static final Set<String> TOLD =
      Set.of(
          FULL_URL,
          "url.path",
          "url.scheme",
          "http.request.method",
          "http.response.status_code",
          "messaging.destination.name",
          "messaging.operation.name",
          "messaging.system",
          "db.namespace",
          "db.operation.name",
          "db.query.text",
          "db.system",
          "network.peer.address",
          "network.peer.port",
          "server.address",
          "server.port");

  @Override
  public int len(R request) {
    return all.len(request);
  }

  @Override
  public String name(R request, int index) {
    return all.name(request, index);
  }

  /** Null is not told. */
  @Override
  public @Nullable String value(R request, int index) {
    String name = all.name(request, index);
    if (!TOLD.contains(name)) {
      return null;
    }
    String value = all.value(request, index);
    return FULL_URL.equals(name) ? withoutQuery(value) : value;
  }

  private static @Nullable String withoutQuery(@Nullable String url) {
    return url == null ? null : url.split("[?#]", 2)[0];
  }

  /** The value of a tag; null where there is none. */
  @Nullable String find(R request, String name) {
    for (int i = 0; i < all.len(request); i++) {
      if (all.name(request, i).equals(name)) {
        return value(request, i);
      }
    }
    return null;
  }
}
