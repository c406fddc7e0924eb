package dev.bulletin.dashboard.push;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.GZIPInputStream;

/**
 * The body of a push and how to read it.
 *
 * @param gzip it is compressed
 * @param json it is JSON, else line protocol
 */
record PushBody(Buffer bytes, boolean gzip, boolean json, Precision precision) {
  /** Of a body as it is sent. */
  static final int MAX_BYTES = 4 << 20;

  /** Of a body as it is read: gzip could blow a small one up without end. */
  static final int MAX_INFLATED = 16 << 20;

  /** Takes tens of milliseconds for the largest. */
  Pushed read(Instant now) {
    Buffer plain = gzip ? inflated() : bytes;
    return json
        ? JsonSamples.read(plain, now)
        : LineProtocol.read(plain.toString(StandardCharsets.UTF_8), precision, now);
  }

  private Buffer inflated() {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes.getBytes()))) {
      byte[] plain = in.readNBytes(MAX_INFLATED + 1);
      if (plain.length > MAX_INFLATED) {
        throw new ServiceException(
            ErrorCode.TOO_LARGE, "the body is larger than %d B unpacked".formatted(MAX_INFLATED));
      }
      return Buffer.buffer(plain);
    } catch (IOException e) {
      throw new ServiceException(ErrorCode.INVALID_REQUEST, "the body is no gzip");
    }
  }
}
