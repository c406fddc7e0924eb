package dev.bulletin.realtime;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/**
 * Hears every warning and error of this JVM while it is open, but for those of a machine that has
 * too much to do, which are nobody's fault.
 */
final class LogWatch extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private static final List<String> OF_THE_MACHINE =
      List.of("com.hazelcast.", "io.vertx.core.internal.threadchecker.");

  private final List<String> complaints = new CopyOnWriteArrayList<>();

  static LogWatch open() {
    LogWatch watch = new LogWatch();
    watch.start();
    root().addAppender(watch);
    return watch;
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().isGreaterOrEqual(Level.WARN)
        && OF_THE_MACHINE.stream().noneMatch(event.getLoggerName()::startsWith)) {
      complaints.add(event.getLoggerName() + ": " + event.getFormattedMessage());
    }
  }

  List<String> complaints() {
    return complaints;
  }

  @Override
  public void close() {
    root().detachAppender(this);
  }
}
