package dev.bulletin.bench.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.bulletin.bench.http.Encoding;
import dev.bulletin.bench.http.PageClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BareVertxIT {
  private static final String PATH = "/en/reports/weekly";
  private static final byte[] BODY = "<p>a page</p>".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  private final PageClient pages = new PageClient();

  @Test
  void answersWithTheSameBytesAndHeaders() throws Exception {
    HttpResponse<byte[]> original = original();
    Jdk jdk = Jdk.at(Path.of(System.getProperty("java.home")));
    try (BareVertx bare = BareVertx.start(jdk, folder, original)) {
      HttpResponse<byte[]> answer = pages.fetch(bare.url(), Encoding.IDENTITY);
      assertThat(answer.body()).isEqualTo(BODY);
      assertThat(answer.headers().map())
          .containsAllEntriesOf(original.headers().map())
          .hasSameSizeAs(original.headers().map());
    }
  }

  private HttpResponse<byte[]> original() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        PATH,
        exchange -> {
          exchange.getResponseHeaders().add("Cache-Control", "public, max-age=30");
          exchange.getResponseHeaders().add("ETag", "W/\"1\"");
          exchange.sendResponseHeaders(200, BODY.length);
          exchange.getResponseBody().write(BODY);
          exchange.close();
        });
    server.start();
    try {
      int port = server.getAddress().getPort();
      return pages.fetch(URI.create("http://localhost:" + port + PATH), Encoding.IDENTITY);
    } finally {
      server.stop(0);
    }
  }
}
