package dev.bulletin.gateway.encoding;

import io.vertx.core.buffer.Buffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * One body in every coding that makes it smaller, and as it is. Immutable.
 *
 * @param etag quoted, fit for the header; of the body as it is
 * @param effort with which it was compressed
 */
public record Encoded(Map<Coding, Buffer> bodies, String etag, Effort effort) {
  public Encoded {
    bodies = Map.copyOf(bodies);
  }

  /** Leaves out what would be longer than the body as it is. */
  public static Encoded of(byte[] identity, Map<Coding, byte[]> compressed, Effort effort) {
    Map<Coding, Buffer> bodies = new EnumMap<>(Coding.class);
    compressed.forEach(
        (coding, bytes) -> {
          if (bytes.length < identity.length) {
            bodies.put(coding, Buffer.buffer(bytes));
          }
        });
    bodies.put(Coding.IDENTITY, Buffer.buffer(identity));
    return new Encoded(bodies, EntityTag.of(identity), effort);
  }

  /** The body in a coding that it has; as it is, each has. */
  public Buffer body(Coding coding) {
    return Objects.requireNonNull(bodies.get(coding), () -> "no body by " + coding.token());
  }
}
