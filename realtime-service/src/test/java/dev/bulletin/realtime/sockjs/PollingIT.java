package dev.bulletin.realtime.sockjs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@ProtocolTests
class PollingIT extends ProtocolCase {
  private static final String FORM = "application/x-www-form-urlencoded";

  PollingIT(TestedServer server, TestedServers.Ports ports) {
    super(server, ports);
  }

  @Nested
  class XhrPolling {
    @Test
    void test_options() throws IOException {
      verifyOptions(ECHO + "/abc/abc/xhr", "OPTIONS", "POST");
      verifyOptions(ECHO + "/abc/abc/xhr_send", "OPTIONS", "POST");
    }

    @Test
    void test_transport() throws IOException {
      String session = session(ECHO);
      Exchange opening = post(session + "/xhr", "", "Origin", "test");
      assertThat(opening.status()).isEqualTo(200);
      verifyType(opening, SCRIPT);
      verifyCors(opening, "test");
      verifyNotCached(opening);
      assertThat(opening.body()).isEqualTo("o\n");
      Exchange sending = post(session + "/xhr_send", "[\"x\"]", "Origin", "test");
      assertThat(sending.status()).isEqualTo(204);
      assertThat(sending.body()).isEmpty();
      verifyType(sending, "text/plain;charset=UTF-8");
      verifyCors(sending, "test");
      verifyNotCached(sending);
      poll(session, "a[\"x\"]");
    }

    @Test
    void test_invalid_session() throws IOException {
      assertThat(post(session(ECHO) + "/xhr_send", "[\"x\"]").status()).isEqualTo(404);
    }

    @Test
    void test_invalid_json() throws IOException {
      String session = session(ECHO);
      poll(session, "o");
      verifyFault(post(session + "/xhr_send", "[\"x"), "Broken JSON encoding.");
      verifyFault(post(session + "/xhr_send", ""), "Payload expected.");
      send(session, "[\"a\"]");
      poll(session, "a[\"a\"]");
    }

    @Test
    void test_content_types() throws IOException {
      String session = session(ECHO);
      poll(session, "o");
      for (String type :
          List.of(
              "text/plain",
              "T",
              "application/json",
              "application/xml",
              "",
              "application/json; charset=utf-8",
              "text/xml; charset=utf-8",
              "text/xml")) {
        Exchange answer = post(session + "/xhr_send", "[\"a\"]", "Content-Type", type);
        assertThat(answer.status()).as(type).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
      }
      poll(session, "a[\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\"]");
    }

    @Test
    void test_request_headers_cors() throws IOException {
      assertThat(headersAllowed("Access-Control-Request-Headers", "a, b, c")).isEqualTo("a, b, c");
      assertThat(headersAllowed("Access-Control-Request-Headers", "")).isEmpty();
      assertThat(headersAllowed("X-Other", "a")).isEmpty();
    }

    private String headersAllowed(String header, String value) throws IOException {
      Exchange answer =
          options(
              session(ECHO) + "/xhr",
              "Origin",
              "test",
              "Access-Control-Request-Method",
              "POST",
              header,
              value);
      assertThat(answer.status()).isIn(200, 204);
      verifyCors(answer, "test");
      return answer.header("access-control-allow-headers");
    }

    @Test
    void test_sending_empty_frame() throws IOException {
      String session = session(ECHO);
      poll(session, "o");
      send(session, "[]");
      send(session, "[\"a\"]");
      poll(session, "a[\"a\"]");
    }
  }

  private static void verifyFault(Exchange answer, String words) throws IOException {
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).contains(words);
  }

  @Nested
  class JsonPolling {
    @Test
    void test_transport() throws IOException {
      String session = session(ECHO);
      Exchange opening = get(session + "/jsonp?c=%63allback");
      assertThat(opening.status()).isEqualTo(200);
      verifyType(opening, SCRIPT);
      verifyNotCached(opening);
      assertThat(opening.body()).isEqualTo("/**/callback(\"o\");\r\n");
      Exchange sending = sendForm(session, "d=%5B%22x%22%5D");
      assertThat(sending.body()).isEqualTo("ok");
      assertThat(sending.status()).isEqualTo(200);
      verifyType(sending, "text/plain;charset=UTF-8");
      verifyNotCached(sending);
      assertThat(get(session + "/jsonp?c=%63allback").body())
          .isEqualTo("/**/callback(\"a[\\\"x\\\"]\");\r\n");
    }

    @Test
    void test_no_callback() throws IOException {
      verifyFault(get(ECHO + "/a/a/jsonp"), "\"callback\" parameter required");
    }

    @Test
    void test_invalid_callback() throws IOException {
      for (String callback : List.of("%20", "*", "abc(", "abc%28")) {
        verifyFault(get(ECHO + "/a/a/jsonp?c=" + callback), "invalid \"callback\" parameter");
      }
    }

    @Test
    void test_invalid_json() throws IOException {
      String session = session(ECHO);
      call(session, "o");
      verifyFault(sendForm(session, "d=%5B%22x"), "Broken JSON encoding.");
      for (String form : List.of("", "d=", "p=p")) {
        verifyFault(sendForm(session, form), "Payload expected.");
      }
      assertThat(sendForm(session, "d=%5B%22b%22%5D").body()).isEqualTo("ok");
      call(session, "a[\\\"b\\\"]");
    }

    @Test
    void test_content_types() throws IOException {
      String session = session(ECHO);
      call(session, "o");
      assertThat(sendForm(session, "d=%5B%22abc%22%5D").body()).isEqualTo("ok");
      Exchange plain = post(session + "/jsonp_send", "[\"%61bc\"]", "Content-Type", "text/plain");
      assertThat(plain.body()).isEqualTo("ok");
      call(session, "a[\\\"abc\\\",\\\"%61bc\\\"]");
    }

    @Test
    void test_close() throws IOException {
      String session = session(CLOSE);
      call(session, "o");
      call(session, "c[3000,\\\"Go away!\\\"]");
      call(session, "c[3000,\\\"Go away!\\\"]");
    }

    @Test
    void test_sending_empty_frame() throws IOException {
      String session = session(ECHO);
      call(session, "o");
      assertThat(sendForm(session, "d=%5B%5D").body()).isEqualTo("ok");
      assertThat(sendForm(session, "d=%5B%22x%22%5D").body()).isEqualTo("ok");
      call(session, "a[\\\"x\\\"]");
    }

    private void call(String session, String quoted) throws IOException {
      Exchange answer = get(session + "/jsonp?c=x");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("/**/x(\"" + quoted + "\");\r\n");
    }

    private Exchange sendForm(String session, String form) throws IOException {
      return post(session + "/jsonp_send", form, "Content-Type", FORM);
    }
  }
}
