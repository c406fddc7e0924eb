package dev.bulletin.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenSocketsTest {
  private static final int READERS = 4;

  private final Vertx vertx = Vertx.vertx();
  private final OpenSockets sockets = new OpenSockets();
  private final AtomicInteger closed = new AtomicInteger();

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void sendsReadersAwayOneAfterTheOther() throws Exception {
    hold();
    assertThat(closedAtOnce(Duration.ofSeconds(30))).isOne();
    assertThat(closed).hasValue(READERS);
  }

  @Test
  void sendsAllAwayAtOnceWithoutAWindow() throws Exception {
    hold();
    assertThat(closedAtOnce(Duration.ZERO)).isEqualTo(READERS);
  }

  @Test
  void endsWhenThereAreNone() throws Exception {
    assertThat(closedAtOnce(Duration.ofSeconds(30))).isZero();
  }

  private void hold() {
    for (int i = 0; i < READERS; i++) {
      sockets.hold(connection());
    }
  }

  /** How many are closed in the turn of the loop that began it, after waiting for the rest. */
  private int closedAtOnce(Duration window) throws Exception {
    return Future.<Future<Integer>>future(
            turn -> vertx.runOnContext(now -> turn.complete(begin(window))))
        .compose(all -> all)
        .await(60, TimeUnit.SECONDS);
  }

  private Future<Integer> begin(Duration window) {
    Future<Void> ending = sockets.closeAll(vertx, window);
    int atOnce = closed.get();
    return ending.map(atOnce);
  }

  private HttpConnection connection() {
    return (HttpConnection)
        Proxy.newProxyInstance(
            HttpConnection.class.getClassLoader(),
            new Class<?>[] {HttpConnection.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "close" -> close();
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private Future<Void> close() {
    closed.incrementAndGet();
    return Future.succeededFuture();
  }
}
