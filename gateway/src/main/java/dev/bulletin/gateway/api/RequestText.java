package dev.bulletin.gateway.api;

import dev.bulletin.common.error.ServiceException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The text that a request brings. */
final class RequestText {
  /** Of a definition. */
  static final long MAX_BYTES = 262_144;

  private RequestText() {}

  /** What is no UTF-8 is refused: it could not be given back as it was. */
  static String read(RoutingContext ctx) {
    Buffer body = ctx.body().buffer();
    if (body == null || body.length() == 0) {
      throw ServiceException.invalid("body", "required, a text");
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(body.getBytes()))
          .toString();
    } catch (CharacterCodingException e) {
      throw ServiceException.invalid("body", "expected UTF-8");
    }
  }
}
