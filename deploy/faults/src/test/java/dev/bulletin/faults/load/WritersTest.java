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
    gateway.answer(request -> answer(request, "\"2\"", "published"));
    write();
    writers.verify();
    assertThat(writes().acknowledged()).isEqualTo(1);
    assertThat(writes().lost() + writes().doubled() + writes().repeated()).isZero();
  }

  @Test
  void missWhatWasAcknowledgedAndIsNotThere() throws Exception {
    gateway.answer(request -> answer(request, "\"2\"", "published"));
    write();
    gateway.answer(request -> request.response().setStatusCode(404).end());
    writers.verify();
    assertThat(writes().lost()).isEqualTo(1);
  }

  @Test
  void missWhatWasAcknowledgedAndIsADraft() throws Exception {
    gateway.answer(request -> answer(request, "\"2\"", "draft"));
    write();
    writers.verify();
    assertThat(writes().lost()).isEqualTo(1);
  }

  @Test
  void findWhatWasWrittenOnceMore() throws Exception {
    gateway.answer(request -> answer(request, "\"2\"", "published"));
    write();
    gateway.answer(request -> answer(request, "\"3\"", "published"));
    writers.verify();
    assertThat(writes().doubled()).isEqualTo(1);
  }

  @Test
  void sendWhatWasRefusedAgainWithItsKey() throws Exception {
    gateway.answer(
        request -> {
          if (requests.getAndIncrement() == 0) {
            request.response().setStatusCode(503).end();
          } else {
            answer(request, "\"2\"", "published");
          }
        });
    write();
    assertThat(writes().repeated()).isEqualTo(1);
    assertThat(gateway.asked()).hasSize(3);
    assertThat(gateway.asked().get(1)).isEqualTo(gateway.asked().get(0)).doesNotContain("null");
  }

  @Test
  void lookWhetherItIsTheirOwnReportThatIsInTheWay() throws Exception {
    gateway.answer(
        request -> {
          if (request.path().equals("/api/v1/reports")) {
            request.response().setStatusCode(409).end("taken");
          } else {
            answer(request, "\"1\"", "published");
          }
        });
    write();
    assertThat(gateway.asked().get(1)).startsWith("GET /api/v1/manuscripts/news-1");
    assertThat(writes().acknowledged()).isEqualTo(1);
  }

  @Test
  void giveUpWhatIsRefusedForGood() {
    gateway.answer(request -> request.response().setStatusCode(400).end());
    CompletableFuture<Void> written = writers.write();
    assertThat(written).failsWithin(30, TimeUnit.SECONDS);
    assertThat(writes().unsettled()).isEqualTo(1);
  }

  private static void answer(HttpServerRequest request, String tag, String status) {
    request.response().putHeader("ETag", tag).end("{\"status\":\"" + status + "\"}");
  }

  private void write() throws Exception {
    writers.write().get(30, TimeUnit.SECONDS);
  }

  private Row.Writes writes() {
    return ledger.rows().get(0).writes();
  }
}
