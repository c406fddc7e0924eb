package dev.bulletin.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.faults.ledger.Ledger;
import dev.bulletin.faults.ledger.Outcome;
import dev.bulletin.faults.ledger.Row;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Ports;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadersTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Readers.Patience LONG = new Readers.Patience(LIMIT, LIMIT);
  private static final Readers.Patience SHORT = new Readers.Patience(LIMIT, Duration.ofMillis(300));
  private static final Question QUESTION =
      new Question(
          "/page", (body, asked, counts) -> body.equals("right") ? Outcome.FRESH : Outcome.WRONG);

  private final FakeGateway gateway = new FakeGateway();
  private final Ledger ledger = new Ledger();

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void takeWhatTheyAskedFor() {
    gateway.answer(request -> request.response().end("right"));
    awaitOne(gateway.gateways(), LONG, Row.Reads::fresh);
  }

  @Test
  void noteWhatTheyDidNotAskFor() {
    gateway.answer(request -> request.response().end("something else"));
    awaitOne(gateway.gateways(), LONG, Row.Reads::wrong);
  }

  @Test
  void takeAWayThatSaysWhenToComeAgain() {
    gateway.answer(status(503, "2"));
    awaitOne(gateway.gateways(), LONG, Row.Reads::refused);
  }

  @Test
  void noteAnErrorAsFailed() {
    gateway.answer(status(500, "2"));
    awaitOne(gateway.gateways(), LONG, Row.Reads::failed);
  }

  @Test
  void noteAnAnswerWithoutAnEndAsHung() {
    gateway.answer(request -> request.response().setChunked(true).write("ri"));
    awaitOne(gateway.gateways(), SHORT, Row.Reads::hung);
  }

  @Test
  void askAnotherWhereThereIsNoConnection() {
    gateway.answer(request -> request.response().end("right"));
    Gateways gateways = FakeGateway.behind("http://127.0.0.1:" + Ports.free(), gateway.origin());
    awaitOne(gateways, LONG, Row.Reads::fresh);
    assertThat(reads().askedAgain()).isPositive();
  }

  private static Handler<HttpServerRequest> status(int status, String retryAfter) {
    return request ->
        request.response().setStatusCode(status).putHeader("Retry-After", retryAfter).end();
  }

  /** All are of that kind. */
  private void awaitOne(
      Gateways gateways, Readers.Patience patience, ToLongFunction<Row.Reads> kind) {
    try (Readers readers = Readers.start(gateways, ledger, List.of(QUESTION), patience, 20)) {
      Eventually.that(LIMIT, () -> kind.applyAsLong(reads()) > 0);
    }
    Row.Reads reads = reads();
    assertThat(
            List.of(
                reads.fresh(),
                reads.stale(),
                reads.refused(),
                reads.failed(),
                reads.wrong(),
                reads.hung()))
        .filteredOn(count -> count > 0)
        .hasSize(1);
  }

  private Row.Reads reads() {
    return ledger.rows().get(0).reads();
  }
}
