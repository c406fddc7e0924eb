package dev.bulletin.realtime.sockjs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.testing.Eventually;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@ProtocolTests
class SessionsIT extends ProtocolCase {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String GO_AWAY = "c[3000,\"Go away!\"]\n";
  private static final String STILL_OPEN = "c[2010,\"Another connection still open\"]\n";
  private static final String INTERRUPTED = "c[1002,\"Connection interrupted\"]\n";

  SessionsIT(TestedServer server, TestedServers.Ports ports) {
    super(server, ports);
  }

  @Nested
  class SessionURLs {
    @Test
    void test_anyValue() throws IOException {
      String some = UUID.randomUUID().toString();
      for (String parts : List.of("/a/a", "/_/_", "/1/", "/abcdefgh_i-j%20/abcdefg_i-j%20")) {
        poll(ECHO + parts + some, "o");
      }
    }

    @Test
    void test_invalidPaths() throws IOException {
      for (String parts : List.of("//", "/a./a", "/a/a.", "/./.", "/", "///")) {
        assertThat(get(ECHO + parts + "/xhr").status()).as(parts).isEqualTo(404);
        assertThat(post(ECHO + parts + "/xhr", "").status()).as(parts).isEqualTo(404);
      }
    }

    @Test
    void test_ignoringServerId() throws IOException {
      String id = UUID.randomUUID().toString();
      poll(ECHO + "/000/" + id, "o");
      send(ECHO + "/000/" + id, "[\"a\"]");
      poll(ECHO + "/999/" + id, "a[\"a\"]");
    }
  }

  @Nested
  class Protocol {
    @Test
    void test_simpleSession() throws IOException {
      String session = session(ECHO);
      poll(session, "o");
      send(session, "[\"a\"]");
      poll(session, "a[\"a\"]");
      assertThat(post(ECHO + "/000/bad_session/xhr_send", "[\"a\"]").status()).isEqualTo(404);
      refusesAnotherBesideAWaitingPoll(session);
    }

    @Test
    void test_closeSession() throws IOException {
      String session = session(CLOSE);
      poll(session, "o");
      poll(session, GO_AWAY.strip());
      poll(session, GO_AWAY.strip());
    }
  }

  /** Which of two polls comes first, only the answers tell; the other one goes on to wait. */
  private void refusesAnotherBesideAWaitingPoll(String session) throws IOException {
    connect().write("POST", session + "/xhr", "");
    Eventually.that(
        LIMIT,
        () -> {
          Exchange second = connect().limit(500).send("POST", session + "/xhr", "");
          assertThat(second.status()).isEqualTo(200);
          assertThat(second.body()).isEqualTo(STILL_OPEN);
        });
  }

  @Nested
  class HandlingClose {
    @Test
    void test_close_frame() throws IOException {
      String session = session(CLOSE);
      Exchange first = stream(session);
      expect(first, "o\n" + GO_AWAY);
      Exchange second = stream(session);
      expect(second, GO_AWAY);
      assertThat(first.isOver()).isTrue();
      assertThat(second.isOver()).isTrue();
    }

    @Test
    void test_close_request() throws IOException {
      String session = session(ECHO);
      expect(stream(session), "o\n");
      Exchange second = stream(session);
      expect(second, STILL_OPEN);
      assertThat(second.isOver()).isTrue();
    }

    @Test
    void test_abort_xhr_streaming() throws IOException {
      String session = session(ECHO);
      Exchange first = stream(session);
      expect(first, "o\n");
      Exchange second = stream(session);
      expect(second, STILL_OPEN);
      assertThat(second.isOver()).isTrue();
      first.close();
      Eventually.that(LIMIT, () -> beginsAnewOrSaysWhy(stream(session)));
    }

    /** An answer begins with {@code o} or with the reason; any is as long as what it is. */
    private void beginsAnewOrSaysWhy(Exchange stream) throws IOException {
      String first = stream.read(2);
      String rest = first.equals("o\n") ? "" : stream.read(INTERRUPTED.length() - 2);
      assertThat(first + rest).isIn("o\n", INTERRUPTED);
      stream.close();
    }

    @Test
    void test_abort_xhr_polling() throws IOException {
      String session = session(ECHO);
      poll(session, "o");
      refusesAnotherBesideAWaitingPoll(session);
      hangUp();
      Eventually.that(
          LIMIT, () -> assertThat(post(session + "/xhr", "").body()).isIn("o\n", INTERRUPTED));
    }

    private Exchange stream(String session) throws IOException {
      Exchange stream = post(session + "/xhr_streaming", "");
      expect(stream, "h".repeat(2_048) + "\n");
      return stream;
    }
  }
}
