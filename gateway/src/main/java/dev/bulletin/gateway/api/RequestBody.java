package dev.bulletin.gateway.api;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** The JSON that a request brings. */
public final class RequestBody {
  private RequestBody() {}

  /** As an object of that type, which the document describes. */
  public static <T> T read(RoutingContext ctx, Class<T> type) {
    Buffer body = ctx.body().buffer();
    if (body == null || body.length() == 0) {
      throw ServiceException.invalid("body", "required, a JSON object");
    }
    return JsonMapper.readRequest(body, type);
  }
}
