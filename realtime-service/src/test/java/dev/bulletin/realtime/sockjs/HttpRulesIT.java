package dev.bulletin.realtime.sockjs;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@ProtocolTests
class HttpRulesIT extends ProtocolCase {
  private static final String GREETING = "Welcome to SockJS!\n";
  private static final String GO_AWAY = "c[3000,\"Go away!\"]\n";
  private static final String PRELUDE = "h".repeat(2_048) + "\n";

  HttpRulesIT(TestedServer server, TestedServers.Ports ports) {
    super(server, ports);
  }

  @Nested
  class JsessionidCookie {
    @Test
    void test_basic() throws IOException {
      Exchange answer = get(WITH_COOKIE + "/info");
      assertThat(answer.status()).isEqualTo(200);
      verifyNoCookie(answer);
      assertThat(new JsonObject(answer.body()).getBoolean("cookie_needed")).isTrue();
    }

    @Test
    void test_xhr() throws IOException {
      Exchange answer = post(session(WITH_COOKIE) + "/xhr", "");
      assertThat(answer.body()).isEqualTo("o\n");
      verifyCookie(answer, "dummy");
      Exchange again = post(session(WITH_COOKIE) + "/xhr", "", "Cookie", "JSESSIONID=abcdef");
      assertThat(again.body()).isEqualTo("o\n");
      verifyCookie(again, "abcdef");
    }

    @Test
    void test_xhr_streaming() throws IOException {
      verifyCookie(post(session(WITH_COOKIE) + "/xhr_streaming", ""), "dummy");
    }

    @Test
    void test_eventsource() throws IOException {
      verifyCookie(get(session(WITH_COOKIE) + "/eventsource"), "dummy");
    }

    @Test
    void test_htmlfile() throws IOException {
      verifyCookie(get(session(WITH_COOKIE) + "/htmlfile?c=%63allback"), "dummy");
    }

    @Test
    void test_jsonp() throws IOException {
      String session = session(WITH_COOKIE);
      Exchange opening = get(session + "/jsonp?c=%63allback");
      verifyCookie(opening, "dummy");
      assertThat(opening.body()).isEqualTo("/**/callback(\"o\");\r\n");
      Exchange sending =
          post(
              session + "/jsonp_send",
              "d=%5B%22x%22%5D",
              "Content-Type",
              "application/x-www-form-urlencoded");
      assertThat(sending.body()).isEqualTo("ok");
      verifyCookie(sending, "dummy");
    }

    private void verifyCookie(Exchange answer, String value) {
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("set-cookie").replace(" ", ""))
          .startsWithIgnoringCase("JSESSIONID=" + value + ";path=/");
    }
  }

  @Nested
  class JSONEncoding {
    /** What the server is to escape at least. */
    private final Pattern byServer =
        Pattern.compile(
            "[\\x00-\\x1f\\u200c-\\u200f\\u2028-\\u202f\\u2060-\\u206f\\ufff0-\\uffff]");

    /** What clients escape because browsers change it on the way: some of it, and more. */
    private final Pattern byClient =
        Pattern.compile(
            "[\"\\x00-\\x1f\\x7f-\\x9f\\u00ad\\u0300-\\u0333\\u0600-\\u0604\\u070f\\u17b4\\u17b5"
                + "\\u0958-\\u095f\\u1f71-\\u1fff\\u2000-\\u20ff\\uf900-\\ufad9\\ufb1d-\\ufb4e"
                + "\\ufeff\\ufff0-\\uffff]");

    @Test
    void test_xhr_server_encodes() throws IOException {
      String session = session(ECHO);
      poll(session, "o");
      String escaped = escaped(255, c -> byServer.matcher(Character.toString(c)).matches());
      send(session, "[\"" + new JsonArray("[\"" + escaped + "\"]").getString(0) + "\"]");
      poll(session, "a[\"" + escaped + "\"]");
    }

    @Test
    void test_xhr_server_decodes() throws IOException {
      String session = session(ECHO);
      poll(session, "o");
      String escaped = escaped(0, c -> byClient.matcher(Character.toString(c)).matches());
      send(session, "[\"" + escaped + "\"]");
      String received = post(session + "/xhr", "").body().substring(1);
      assertThat(new JsonArray(received)).isEqualTo(new JsonArray("[\"" + escaped + "\"]"));
    }

    private String escaped(int from, IntPredicate which) {
      return IntStream.range(from, 0x10000)
          .filter(which)
          .mapToObj("\\u%04x"::formatted)
          .collect(Collectors.joining());
    }
  }

  @Nested
  class Http10 {
    @Test
    void test_synchronous() throws IOException {
      Exchange connection = connect();
      connection.sendAs("HTTP/1.0", "GET", ECHO, "", "Connection", "Keep-Alive");
      assertThat(connection.status()).isEqualTo(200);
      assertThat(connection.header("transfer-encoding")).isEmpty();
      assertThat(connection.body()).isEqualTo(GREETING);
      if (connection.header("connection").equalsIgnoreCase("keep-alive")) {
        assertThat(connection.header("content-length")).isEqualTo("19");
        connection.sendAs("HTTP/1.0", "GET", ECHO, "", "Connection", "Keep-Alive");
        assertThat(connection.status()).isEqualTo(200);
      } else {
        assertThat(connection.isClosed()).isTrue();
      }
    }

    @Test
    void test_streaming() throws IOException {
      Exchange stream = connect();
      String path = session(CLOSE) + "/xhr_streaming";
      stream.sendAs("HTTP/1.0", "POST", path, "", "Connection", "Keep-Alive");
      assertThat(stream.status()).isEqualTo(200);
      assertThat(stream.header("transfer-encoding")).isEmpty();
      assertThat(stream.header("content-length")).isEmpty();
      expect(stream, PRELUDE + "o\n" + GO_AWAY);
      assertThat(stream.isClosed()).isTrue();
    }
  }

  @Nested
  class Http11 {
    @Test
    void test_synchronous() throws IOException {
      Exchange connection = connect();
      for (int i = 0; i < 2; i++) {
        connection.send("GET", ECHO, "", "Connection", "Keep-Alive");
        assertThat(connection.status()).isEqualTo(200);
        assertThat(connection.header("connection").toLowerCase(java.util.Locale.ROOT))
            .isIn("", "keep-alive");
        assertThat(connection.body()).isEqualTo(GREETING);
      }
    }

    @Test
    void test_streaming() throws IOException {
      Exchange stream = connect();
      String path = session(CLOSE) + "/xhr_streaming";
      stream.send("POST", path, "", "Connection", "Keep-Alive");
      assertThat(stream.status()).isEqualTo(200);
      assertThat(stream.header("transfer-encoding")).isEqualToIgnoringCase("chunked");
      assertThat(stream.header("content-length")).isEmpty();
      assertThat(stream.chunk()).isEqualTo(PRELUDE);
      assertThat(stream.chunk()).isEqualTo("o\n");
      assertThat(stream.chunk()).isEqualTo(GO_AWAY);
      assertThat(stream.chunk()).isEmpty();
    }
  }
}
