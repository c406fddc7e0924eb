package dev.bulletin.common.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.RequestName;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the services' own settings of the log write in JSON. */
class RequestIdFieldTest {
  private final Vertx vertx = Vertx.vertx();
  private final JsonLog log = JsonLog.open();

  @AfterEach
  void stop() {
    log.close();
    vertx.close().await();
  }

  @Test
  void namesTheRequestInALineThatBelongsToOne() throws Exception {
    JsonObject line = inRequest("r-17").await(30, TimeUnit.SECONDS);
    assertThat(line.getString("request_id")).isEqualTo("r-17");
    assertThat(line.getString("message")).isEqualTo("it happened");
  }

  @Test
  void saysNothingOfARequestInALineThatBelongsToNone() {
    assertThat(log.line("it happened").fieldNames())
        .contains("message")
        .doesNotContain("request_id");
  }

  private Future<JsonObject> inRequest(String name) {
    Promise<JsonObject> written = Promise.promise();
    ((ContextInternal) vertx.getOrCreateContext())
        .duplicate()
        .runOnContext(
            start -> {
              RequestName.note(name);
              written.complete(log.line("it happened"));
            });
    return written.future();
  }
}
