package dev.bulletin.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.faults.ledger.Ledger;
import dev.bulletin.faults.ledger.Row;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WritersTest {
  private final FakeGateway gateway = new FakeGateway();
  private final Ledger ledger = new Ledger();
  private final Writers writers = new Writers("news-", gateway.gateways(), ledger);
  private final AtomicInteger requests = new AtomicInteger();

  @AfterEach
  void stop() {
    writers.close();
    gateway.close();
  }

  @Test
  void acknowledgeWhatWasMadeAndPublishedAndFindItThere() throws Exception {
    gateway.answer(request -> obey(request, "\"2\"", "published"));
    write();
    writers.verify();
    assertThat(writes().acknowledged()).isEqualTo(1);
    assertThat(writes().lost() + writes().doubled() + writes().repeated()).isZero();
  }

  @Test
  void missWhatWasAcknowledgedAndIsNotThere() throws Exception {
    gateway.answer(request -> obey(request, "\"2\"", "published"));
    write();
    gateway.answer(request -> request.response().setStatusCode(404).end());
    writers.verify();
    assertThat(writes().lost()).isEqualTo(1);
  }

  @Test
  void askOnceMoreForWhatNobodyCouldTellOf() throws Exception {
    gateway.answer(request -> obey(request, "\"2\"", "published"));
    write();
    gateway.answer(this::obeyAtTheSecondTime);
    writers.verify();
    assertThat(requests).hasValue(2);
    assertThat(writes().lost()).isZero();
  }

  @Test
  void missWhatWasAcknowledgedAndIsADraft() throws Exception {
    gateway.answer(request -> obey(request, "\"2\"", "draft"));
    write();
    writers.verify();
    assertThat(writes().lost()).isEqualTo(1);
  }

  @Test
  void findWhatWasWrittenOnceMore() throws Exception {
    gateway.answer(request -> obey(request, "\"3\"", "published"));
    write();
    writers.verify();
    assertThat(writes().doubled()).isEqualTo(1);
  }

  @Test
  void sendWhatWasRefusedAgainWithItsKey() throws Exception {
    gateway.answer(this::obeyAtTheSecondTime);
    write();
    assertThat(writes().repeated()).isEqualTo(1);
    assertThat(gateway.asked()).hasSize(3);
    assertThat(gateway.asked().get(1)).isEqualTo(gateway.asked().get(0)).doesNotContain("null");
  }

  /** Be it that their own report is in the way, that it was written twice, or made by another. */
  @ParameterizedTest
  @CsvSource({"409, 1, draft", "200, 1, draft", "201, 2, draft", "201, 1, published"})
  void areContentWithNothingButTheirOwnOutcome(int code, int revision, String status) {
    gateway.answer(request -> answer(request, code, revision, status));
    assertThat(writers.write()).failsWithin(30, TimeUnit.SECONDS);
    assertThat(writes().unsettled()).isEqualTo(1);
    assertThat(gateway.asked()).hasSize(1);
  }

  @Test
  void giveUpWhatIsRefusedForGood() {
    gateway.answer(request -> request.response().setStatusCode(400).end());
    CompletableFuture<Void> written = writers.write();
    assertThat(written).failsWithin(30, TimeUnit.SECONDS);
    assertThat(writes().unsettled()).isEqualTo(1);
  }

  /** As a gateway does, of one report that is kept so. */
  private static void obey(HttpServerRequest request, String tag, String status) {
    if (request.path().equals("/api/v1/reports")) {
      answer(request, 201, 1, "draft");
    } else if (request.path().endsWith("/publish")) {
      answer(request, 200, 2, "published");
    } else {
      request.response().putHeader("ETag", tag).end("{\"status\":\"" + status + "\"}");
    }
  }

  private void obeyAtTheSecondTime(HttpServerRequest request) {
    if (requests.getAndIncrement() == 0) {
      request.response().setStatusCode(503).end();
    } else {
      obey(request, "\"2\"", "published");
    }
  }

  private static void answer(HttpServerRequest request, int code, int revision, String status) {
    request
        .response()
        .setStatusCode(code)
        .putHeader("ETag", "\"" + revision + "\"")
        .end("{\"slug\":\"news-1\",\"revision\":%d,\"status\":\"%s\"}".formatted(revision, status));
  }

  private void write() throws Exception {
    writers.write().get(30, TimeUnit.SECONDS);
  }

  private Row.Writes writes() {
    return ledger.rows().get(0).writes();
  }
}
