package dev.bulletin.realtime;

import dev.bulletin.common.config.Secret;
import dev.bulletin.common.redis.RedisConfig;
import dev.bulletin.testing.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One Redis for all services of this JVM, which ends with it. */
final class SharedRedis {
  private static final byte[] FORGET = "FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII);

  private SharedRedis() {}

  private static final class Holder {
    private static final RedisServer SERVER = RedisServer.start();
  }

  static RedisConfig config() {
    return of(Holder.SERVER);
  }

  static RedisConfig of(RedisServer server) {
    return new RedisConfig(server.host(), server.port(), new Secret(""));
  }

  /** What other tests have told is not to be known to the next. */
  static void forget() {
    RedisConfig config = config();
    try (Socket socket = new Socket(config.host(), config.port())) {
      socket.getOutputStream().write(FORGET);
      if (socket.getInputStream().read() != '+') {
        throw new AssertionError("Redis refuses to forget");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
