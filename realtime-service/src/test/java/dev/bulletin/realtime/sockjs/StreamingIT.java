package dev.bulletin.realtime.sockjs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@ProtocolTests
class StreamingIT extends ProtocolCase {
  private static final String PRELUDE = "h".repeat(2_048) + "\n";
  private static final String LONG = "x".repeat(4_096);

  StreamingIT(TestedServer server, TestedServers.Ports ports) {
    super(server, ports);
  }

  @Nested
  class XhrStreaming {
    @Test
    void test_options() throws IOException {
      verifyOptions(ECHO + "/abc/abc/xhr_streaming", "OPTIONS", "POST");
    }

    @Test
    void test_transport() throws IOException {
      String session = session(ECHO);
      Exchange stream = post(session + "/xhr_streaming", "", "Origin", "test");
      assertThat(stream.status()).isEqualTo(200);
      verifyType(stream, SCRIPT);
      verifyCors(stream, "test");
      verifyNotCached(stream);
      expect(stream, PRELUDE + "o\n");
      send(session, "[\"x\"]");
      expect(stream, "a[\"x\"]\n");
    }

    @Test
    void test_response_limit() throws IOException {
      String session = session(ECHO);
      Exchange stream = post(session + "/xhr_streaming", "");
      assertThat(stream.status()).isEqualTo(200);
      expect(stream, PRELUDE + "o\n");
      String message = "\"" + "x".repeat(128) + "\"";
      for (int i = 0; i < 31; i++) {
        send(session, "[" + message + "]");
        expect(stream, "a[" + message + "]\n");
      }
      assertThat(stream.isOver()).isTrue();
    }
  }

  @Nested
  class EventSource {
    @Test
    void test_transport() throws IOException {
      String session = session(ECHO);
      Exchange stream = get(session + "/eventsource");
      assertThat(stream.status()).isEqualTo(200);
      // The protocol's own server says no more than the type.
      assertThat(stream.header("content-type")).startsWith("text/event-stream");
      verifyNotCached(stream);
      expect(stream, "\r\ndata: o\r\n\r\n");
      send(session, "[\"x\"]");
      expect(stream, "data: a[\"x\"]\r\n\r\n");
      send(session, "[\"  \\u0000\\n\\r \"]");
      expect(stream, "data: a[\"  \\u0000\\n\\r \"]\r\n\r\n");
    }

    @Test
    void test_response_limit() throws IOException {
      String session = session(ECHO);
      Exchange stream = get(session + "/eventsource");
      assertThat(stream.status()).isEqualTo(200);
      expect(stream, "\r\ndata: o\r\n\r\n");
      send(session, "[\"" + LONG + "\"]");
      expect(stream, "data: a[\"" + LONG + "\"]\r\n\r\n");
      assertThat(stream.isOver()).isTrue();
    }
  }

  @Nested
  class HtmlFile {
    @Test
    void test_transport() throws IOException {
      String session = session(ECHO);
      Exchange stream = get(session + "/htmlfile?c=%63allback");
      assertThat(stream.status()).isEqualTo(200);
      verifyType(stream, "text/html;charset=UTF-8");
      verifyNotCached(stream);
      assertThat(head(stream))
          .startsWith("<!doctype html>")
          .contains("document.domain = document.domain;", "parent.callback;", "c.start();")
          .contains("function p(", "c.message(", "c.stop();")
          .hasSizeGreaterThan(1_024);
      send(session, "[\"x\"]");
      expect(stream, "<script>\np(\"a[\\\"x\\\"]\");\n</script>\r\n");
    }

    @Test
    void test_no_callback() throws IOException {
      Exchange answer = get(ECHO + "/a/a/htmlfile");
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.body()).contains("\"callback\" parameter required");
    }

    @Test
    void test_invalid_callback() throws IOException {
      for (String callback : List.of("%20", "*", "abc(", "abc%28")) {
        Exchange answer = get(ECHO + "/a/a/htmlfile?c=" + callback);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("invalid \"callback\" parameter");
      }
    }

    @Test
    void test_response_limit() throws IOException {
      String session = session(ECHO);
      Exchange stream = get(session + "/htmlfile?c=callback");
      assertThat(stream.status()).isEqualTo(200);
      head(stream);
      send(session, "[\"" + LONG + "\"]");
      expect(stream, "<script>\np(\"a[\\\"" + LONG + "\\\"]\");\n</script>\r\n");
      assertThat(stream.isOver()).isTrue();
    }

    /** What comes before the opening frame. */
    private String head(Exchange stream) throws IOException {
      String opening = "<script>\np(\"o\");\n</script>\r\n";
      StringBuilder read = new StringBuilder();
      while (read.indexOf(opening) < 0) {
        String next = stream.read(1);
        assertThat(next).isNotEmpty();
        read.append(next);
      }
      return read.substring(0, read.length() - opening.length());
    }
  }
}
