package dev.bulletin.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;

/** A site that is not Bulletin: shows the HTML that {@code ?html=} gives it. */
final class OtherSite implements AutoCloseable {
  private static final String QUERY = "html=";

  private final HttpServer server;

  private OtherSite(HttpServer server) {
    this.server = server;
  }

  static OtherSite start() {
    try {
      InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      HttpServer server = HttpServer.create(new InetSocketAddress(here, 0), /* backlog= */ 0);
      server.createContext("/", OtherSite::show);
      server.start();
      return new OtherSite(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void show(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] page = page(exchange.getRequestURI()).getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
    }
  }

  private static String page(URI asked) {
    String query = asked.getRawQuery();
    String html =
        query != null && query.startsWith(QUERY)
            ? URLDecoder.decode(query.substring(QUERY.length()), UTF_8)
            : "";
    return "<!doctype html><html lang=\"en\"><title>Another site</title>"
        + "<link rel=\"icon\" href=\"data:,\"><body>%s</body></html>".formatted(html);
  }

  /** Another one than Bulletin's, which is at localhost. */
  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(/* delay= */ 0);
  }
}
