package dev.bulletin.realtime.sockjs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@ProtocolTests
class WebSocketsIT extends ProtocolCase {
  private static final String CLOSED = "(closed)";

  private final TestedServer server;

  WebSocketsIT(TestedServer server, TestedServers.Ports ports) {
    super(server, ports);
    this.server = server;
  }

  @Nested
  class WebsocketHttpErrors {
    @Test
    void test_httpMethod() throws IOException {
      assertThat(get(ECHO + "/0/0/websocket").status()).isEqualTo(400);
    }

    @Test
    void test_invalidConnectionHeader() throws IOException {
      Exchange answer = get(ECHO + "/0/0/websocket", "Upgrade", "WebSocket", "Connection", "close");
      assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void test_invalidMethod() throws IOException {
      verifyRefused(
          post(ECHO + "/0/0/websocket", "", "Upgrade", "WebSocket", "Connection", "Upgrade"));
      verifyRefused(post(ECHO + "/0/0/websocket", ""));
    }

    private void verifyRefused(Exchange answer) throws IOException {
      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.header("content-type")).isEmpty();
      assertThat(answer.header("allow")).isNotEmpty();
      assertThat(answer.body()).isEmpty();
    }
  }

  @Nested
  class Websocket {
    @Test
    void test_transport() throws Exception {
      Heard client = open(session(ECHO));
      assertThat(client.next()).isEqualTo("o");
      client.send("[\"a\"]");
      assertThat(client.next()).isEqualTo("a[\"a\"]");
    }

    @Test
    void test_close() throws Exception {
      Heard client = open(session(CLOSE));
      assertThat(client.next()).isEqualTo("o");
      assertThat(client.next()).isEqualTo("c[3000,\"Go away!\"]");
      assertThat(client.next()).startsWith(CLOSED);
    }

    @Test
    void test_headersSanity() throws IOException {
      // The protocol's own server has since given up the older versions.
      List<String> versions = server == TestedServer.OURS ? List.of("7", "8", "13") : List.of("13");
      for (String version : versions) {
        Exchange answer =
            get(
                session(ECHO) + "/websocket",
                "Upgrade",
                "websocket",
                "Connection",
                "Upgrade",
                "Sec-WebSocket-Version",
                version,
                "Sec-WebSocket-Origin",
                "http://asd",
                "Sec-WebSocket-Key",
                "x3JJHMbDL1EzLkh9GBhXDw==");
        assertThat(answer.status()).as(version).isEqualTo(101);
        assertThat(answer.header("sec-websocket-accept")).isEqualTo("HSmrc0sMlYUkAGmm5OPpG2HaGWk=");
        assertThat(answer.header("connection")).isEqualToIgnoringCase("upgrade");
        assertThat(answer.header("upgrade")).isEqualToIgnoringCase("websocket");
        assertThat(answer.header("content-length")).isEmpty();
      }
    }

    @Test
    void test_empty_frame() throws Exception {
      Heard client = open(session(ECHO));
      assertThat(client.next()).isEqualTo("o");
      client.send("");
      client.send("[]");
      client.send("[\"a\"]");
      assertThat(client.next()).isEqualTo("a[\"a\"]");
    }

    @Test
    void test_reuseSessionId() throws Exception {
      String session = session(ECHO);
      Heard first = open(session);
      Heard second = open(session);
      assertThat(first.next()).isEqualTo("o");
      assertThat(second.next()).isEqualTo("o");
      first.send("[\"a\"]");
      assertThat(first.next()).isEqualTo("a[\"a\"]");
      second.send("[\"b\"]");
      assertThat(second.next()).isEqualTo("a[\"b\"]");
      first.close();
      second.close();
      Heard third = open(session);
      assertThat(third.next()).isEqualTo("o");
      third.send("[\"c\"]");
      assertThat(third.next()).isEqualTo("a[\"c\"]");
    }

    /** The connection ends; that a server says why before is not forbidden. */
    @Test
    void test_broken_json() throws Exception {
      Heard client = open(session(ECHO));
      assertThat(client.next()).isEqualTo("o");
      client.send("[\"a");
      String next = client.next();
      assertThat(next.startsWith("c[") ? client.next() : next).startsWith(CLOSED);
    }
  }

  @Nested
  class RawWebsocket {
    @Test
    void test_transport() throws Exception {
      Heard client = open(ECHO);
      client.send("Hello world!\uffff");
      assertThat(client.next()).isEqualTo("Hello world!\uffff");
    }

    @Test
    void test_close() throws Exception {
      assertThat(open(CLOSE).next()).isIn(CLOSED, CLOSED + "Go away!");
    }
  }

  private Heard open(String base) {
    Heard heard = new Heard();
    heard.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create("ws://127.0.0.1:" + port() + base + "/websocket"), heard)
            .orTimeout(30, TimeUnit.SECONDS)
            .join();
    return heard;
  }

  /** What a client hears, message by message, its end included. */
  private static final class Heard implements WebSocket.Listener {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private WebSocket socket;

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        messages.add(part.toString());
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      messages.add(CLOSED + reason);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
      messages.add(CLOSED);
    }

    void send(String text) {
      socket.sendText(text, true).orTimeout(30, TimeUnit.SECONDS).join();
    }

    void close() {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").orTimeout(30, TimeUnit.SECONDS).join();
    }

    String next() throws InterruptedException {
      return String.valueOf(messages.poll(30, TimeUnit.SECONDS));
    }
  }
}
