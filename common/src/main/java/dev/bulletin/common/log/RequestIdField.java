package dev.bulletin.common.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.bulletin.common.bus.RequestName;
import java.io.IOException;
import net.logstash.logback.composite.AbstractJsonProvider;

/**
 * Adds {@code request_id} to a log line in JSON that belongs to a request, on whatever node. The
 * line must be written by the thread that logs.
 */
public final class RequestIdField extends AbstractJsonProvider<ILoggingEvent> {
  static final String NAME = "request_id";

  @Override
  public void writeTo(JsonGenerator line, ILoggingEvent event) throws IOException {
    String id = RequestName.current();
    if (id != null) {
      line.writeStringField(NAME, id);
    }
  }
}
