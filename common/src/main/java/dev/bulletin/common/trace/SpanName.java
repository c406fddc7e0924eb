package dev.bulletin.common.trace;

import java.util.Locale;
import java.util.Optional;

/** What a span is called: few names, so that a collector can compare spans of one. */
final class SpanName {
  private SpanName() {}

  /** For messages, statements and commands; empty where Vert.x's name says enough. */
  static <R> Optional<String> of(ToldTags<R> tags, R request) {
    String address = tags.find(request, "messaging.destination.name");
    if (address != null) {
      return Optional.of(withoutInstance(address));
    }
    String command = tags.find(request, "db.operation.name");
    if (command != null) {
      return Optional.of("redis " + command);
    }
    return Optional.ofNullable(tags.find(request, "db.query.text")).map(SpanName::ofStatement);
  }

  /** Of the address of a call on an instance. */
  private static String withoutInstance(String address) {
    return address.split("@", 2)[0];
  }

  private static String ofStatement(String sql) {
    return "postgresql " + sql.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
  }
}
