package dev.bulletin.common.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import dev.bulletin.common.bus.RequestName;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the services' own settings of the log write in JSON. */
class RequestIdFieldTest {
  private final Vertx vertx = Vertx.vertx();
  private final LoggerContext log = new LoggerContext();

  @AfterEach
  void stop() {
    log.stop();
    vertx.close().await();
  }

  @Test
  void namesTheRequestInALineThatBelongsToOne() throws Exception {
    JsonObject line = inRequest("r-17").await(30, TimeUnit.SECONDS);
    assertThat(line.getString("request_id")).isEqualTo("r-17");
    assertThat(line.getString("message")).isEqualTo("it happened");
  }

  @Test
  void saysNothingOfARequestInALineThatBelongsToNone() throws JoranException {
    assertThat(line(json()).fieldNames()).contains("message").doesNotContain("request_id");
  }

  private Future<JsonObject> inRequest(String name) throws JoranException {
    ConsoleAppender<ILoggingEvent> json = json();
    Promise<JsonObject> written = Promise.promise();
    ((ContextInternal) vertx.getOrCreateContext())
        .duplicate()
        .runOnContext(
            start -> {
              RequestName.note(name);
              written.complete(line(json));
            });
    return written.future();
  }

  private ConsoleAppender<ILoggingEvent> json() throws JoranException {
    log.setMDCAdapter(new LogbackMDCAdapter());
    log.putProperty("bulletin.log.format", "json");
    var settings = new JoranConfigurator();
    settings.setContext(log);
    settings.doConfigure(RequestIdFieldTest.class.getResource("/logback.xml"));
    return (ConsoleAppender<ILoggingEvent>) log.getLogger("ROOT").getAppender("json");
  }

  private JsonObject line(ConsoleAppender<ILoggingEvent> json) {
    var event = new LoggingEvent("", log.getLogger("test"), Level.INFO, "it happened", null, null);
    return new JsonObject(new String(json.getEncoder().encode(event), StandardCharsets.UTF_8));
  }
}
