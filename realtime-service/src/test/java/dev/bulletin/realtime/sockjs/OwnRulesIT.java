package dev.bulletin.realtime.sockjs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What we promise beyond the protocol. */
class OwnRulesIT {
  private static TestedServer.Running server;

  @BeforeAll
  static void start() {
    server = TestedServer.OURS.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String session() {
    return "/echo/000/" + UUID.randomUUID();
  }

  @Test
  void aPollingClientKeepsItsConnection() throws IOException {
    String session = session();
    try (Exchange connection = Exchange.open(server.port())) {
      assertThat(connection.send("POST", session + "/xhr", "").body()).isEqualTo("o\n");
      for (int i = 0; i < 3; i++) {
        assertThat(connection.send("POST", session + "/xhr_send", "[\"x\"]").status())
            .isEqualTo(204);
        assertThat(connection.send("POST", session + "/xhr", "").body()).isEqualTo("a[\"x\"]\n");
        assertThat(connection.header("connection")).isEmpty();
      }
    }
  }

  @Test
  void aStreamingClientKeepsItsConnectionBeyondTheLimitOfAStream() throws IOException {
    String session = session();
    String filling = "x".repeat(5_000);
    try (Exchange stream = Exchange.open(server.port());
        Exchange other = Exchange.open(server.port())) {
      stream.send("GET", session + "/eventsource", "");
      other.send("POST", session + "/xhr_send", "[\"" + filling + "\"]");
      assertThat(stream.body()).endsWith(filling + "\"]\r\n\r\n");
      other.send("POST", session + "/xhr_send", "[\"next\"]");
      assertThat(stream.send("GET", session + "/eventsource", "").read(17))
          .isEqualTo("\r\ndata: a[\"next\"]");
    }
  }

  @Test
  void aBodyHasALimit() throws IOException {
    String session = session();
    try (Exchange connection = Exchange.open(server.port())) {
      connection.send("POST", session + "/xhr", "").body();
      String large = "[\"" + "x".repeat(300_000) + "\"]";
      assertThat(connection.send("POST", session + "/xhr_send", large).status()).isEqualTo(413);
    }
  }

  @Test
  void aScriptInAPageDoesNotEndWhereTheMessageSaysSo() throws IOException {
    String session = session();
    try (Exchange connection = Exchange.open(server.port())) {
      connection.send("POST", session + "/xhr", "").body();
      connection.send("POST", session + "/xhr_send", "[\"</script>\"]");
      assertThat(connection.send("GET", session + "/jsonp?c=x", "").body())
          .contains("\\u003c/script>")
          .doesNotContain("</script>");
    }
  }

  /** So few that none is forgotten before the last of them comes. */
  @Test
  void aNodeHasNoMoreSessionsThanItMay() throws IOException {
    int most = 10;
    try (TestedServer.Running own = TestedServer.oursWith(most);
        Exchange connection = Exchange.open(own.port())) {
      for (int i = 0; i < most; i++) {
        assertThat(connection.send("POST", session() + "/xhr", "").body()).isEqualTo("o\n");
      }
      assertThat(connection.send("POST", session() + "/xhr", "").status()).isEqualTo(503);
    }
  }
}
