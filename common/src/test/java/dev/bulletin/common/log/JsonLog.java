package dev.bulletin.common.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** A log in JSON by the services' own settings, whose lines are given instead of written. */
public final class JsonLog implements AutoCloseable {
  private final LoggerContext context = new LoggerContext();
  private final ConsoleAppender<ILoggingEvent> json;

  @SuppressWarnings("unchecked")
  private JsonLog() throws JoranException {
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.putProperty("bulletin.log.format", "json");
    var settings = new JoranConfigurator();
    settings.setContext(context);
    settings.doConfigure(JsonLog.class.getResource("/logback.xml"));
    json = (ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("json");
  }

  public static JsonLog open() {
    try {
      return new JsonLog();
    } catch (JoranException e) {
      throw new IllegalStateException("the settings of the log cannot be read", e);
    }
  }

  /** The line of a message that is logged here and now. */
  public JsonObject line(String message) {
    var event = new LoggingEvent("", context.getLogger("test"), Level.INFO, message, null, null);
    return new JsonObject(new String(json.getEncoder().encode(event), StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    context.stop();
  }
}
