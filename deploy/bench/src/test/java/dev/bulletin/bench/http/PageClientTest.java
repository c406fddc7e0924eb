package dev.bulletin.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageClientTest {
  private static final byte[] BODY = {1, 2, 3};

  private final PageClient pages = new PageClient();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/page", exchange -> answer(exchange, 200));
    server.createContext("/missing", exchange -> answer(exchange, 404));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void givesTheBytesAsTheyWereSent() throws Exception {
    assertThat(pages.fetch(url("/page"), Encoding.GZIP).body()).isEqualTo(BODY);
  }

  @Test
  void refusesAnotherEncodingThanWasAskedFor() {
    assertThatThrownBy(() -> pages.fetch(url("/page"), Encoding.IDENTITY))
        .hasMessageEndingWith("was asked for in identity and answered 200 in gzip");
  }

  @Test
  void refusesAnyAnswerButA200() {
    assertThatThrownBy(() -> pages.fetch(url("/missing"), Encoding.GZIP))
        .hasMessageEndingWith("answered 404 in gzip");
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    exchange.getResponseHeaders().add("Content-Encoding", "gzip");
    exchange.sendResponseHeaders(status, BODY.length);
    exchange.getResponseBody().write(BODY);
    exchange.close();
  }
}
