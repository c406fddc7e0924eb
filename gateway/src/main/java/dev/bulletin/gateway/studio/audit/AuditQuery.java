package dev.bulletin.gateway.studio.audit;

import dev.bulletin.gateway.audit.AuditFilter;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which entries the page is asked for; what does not fit lets all through.
 *
 * @param from a day as typed; empty when it is none
 * @param before the id that all are older than; null for the newest
 */
record AuditQuery(String kind, String who, String from, String to, @Nullable Long before) {
  private static final int MAX_NAME = 200;

  static AuditQuery of(HttpServerRequest request) {
    return new AuditQuery(
        name(request.getParam("kind", "")),
        name(request.getParam("who", "")),
        day(request.getParam("from", "")).map(LocalDate::toString).orElse(""),
        day(request.getParam("to", "")).map(LocalDate::toString).orElse(""),
        Optional.of(request.getParam("before", ""))
            .filter(text -> text.matches("[0-9]{1,18}"))
            .map(Long::valueOf)
            .orElse(null));
  }

  private static String name(String typed) {
    String name = typed.strip();
    return name.length() > MAX_NAME || name.indexOf('\0') >= 0 ? "" : name;
  }

  private static Optional<LocalDate> day(String typed) {
    try {
      return typed.length() == "2026-01-01".length()
          ? Optional.of(LocalDate.parse(typed))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  AuditFilter filter() {
    return new AuditFilter(kind, who, day(from).orElse(null), day(to).orElse(null));
  }

  /** What leads to the same entries, the newest first. */
  String parameters() {
    return joined(new LinkedHashMap<>());
  }

  /** What leads to those of the same that are older. */
  String parametersBefore(long id) {
    Map<String, String> more = new LinkedHashMap<>();
    more.put("before", Long.toString(id));
    return joined(more);
  }

  private String joined(Map<String, String> values) {
    values.put("kind", kind);
    values.put("who", who);
    values.put("from", from);
    values.put("to", to);
    String joined =
        values.entrySet().stream()
            .filter(value -> !value.getValue().isEmpty())
            .map(value -> value.getKey() + "=" + encoded(value.getValue()))
            .collect(Collectors.joining("&"));
    return joined.isEmpty() ? "" : "?" + joined;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
