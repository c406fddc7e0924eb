package dev.bulletin.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bulletin.local.examples.Examples;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExampleLoaderTest {
  private static final int EXAMPLES = Examples.read().size();

  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicInteger published = new AtomicInteger();
  private HttpServer gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext("/", this::answer);
    gateway.start();
  }

  @AfterEach
  void stop() {
    gateway.stop(0);
  }

  /** Creates everything; publishes nothing while there are refusals left. */
  private void answer(HttpExchange exchange) throws IOException {
    boolean publish = exchange.getRequestURI().getPath().endsWith("/publish");
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().add("ETag", "\"1\"");
    exchange.sendResponseHeaders(publish ? publish() : 201, -1);
    exchange.close();
  }

  private int publish() {
    if (refusals.getAndDecrement() > 0) {
      return 400;
    }
    published.incrementAndGet();
    return 200;
  }

  private void load(Duration limit) {
    String origin = "http://127.0.0.1:" + gateway.getAddress().getPort();
    new ExampleLoader(new GatewayClient(origin, "token"), limit).load();
  }

  @Test
  void waitsForTheNumbersOfADashboard() {
    refusals.set(3);
    load(Duration.ofMinutes(1));
    assertThat(published).hasValue(EXAMPLES);
  }

  @Test
  void leavesADraftWhereNoNumbersCome() {
    refusals.set(Integer.MAX_VALUE);
    load(Duration.ZERO);
    assertThat(published).hasValue(0);
    assertThat(refusals).hasValue(Integer.MAX_VALUE - EXAMPLES);
  }
}
