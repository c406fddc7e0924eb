package dev.bulletin.gateway.api;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.BodyFormat;
import dev.bulletin.contract.report.Language;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes the fields of a request's body and tells of all that are missing at once. */
public final class RequestFields {
  private final List<String> missing = new ArrayList<>();

  public String text(String name, @Nullable String value) {
    if (value == null) {
      missing.add(name);
      return "";
    }
    if (value.indexOf('\0') >= 0) { // PostgreSQL cannot keep it.
      throw ServiceException.invalid(name, "contains the character U+0000");
    }
    return value;
  }

  Language language(String name, @Nullable String value) {
    String code = text(name, value);
    return code.isEmpty() && value == null
        ? Language.EN
        : Language.of(code).orElseThrow(() -> noLanguage(name));
  }

  /** Names those that there are. */
  static ServiceException noLanguage(String name) {
    String all =
        Arrays.stream(Language.values()).map(Language::code).collect(Collectors.joining(", "));
    return ServiceException.invalid(name, "expected one of " + all);
  }

  /** Markdown when it is not given. */
  BodyFormat format(String name, @Nullable String value) {
    String code = Objects.requireNonNullElse(value, BodyFormat.MARKDOWN.code());
    return Arrays.stream(BodyFormat.values())
        .filter(format -> format.code().equals(code))
        .findFirst()
        .orElseThrow(() -> ServiceException.invalid(name, "there are markdown and html"));
  }

  /** With any offset. */
  public Instant time(String name, @Nullable String value) {
    String text = text(name, value);
    try {
      return value == null ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw ServiceException.invalid(name, "expected a time such as 2026-12-31T08:00:00Z");
    }
  }

  /** An element that is null is missing too. */
  public List<String> list(String name, @Nullable List<@Nullable String> values) {
    if (values == null) {
      missing.add(name);
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      texts.add(text(name + "[" + i + "]", values.get(i)));
    }
    return texts;
  }

  <K, V> Map<K, V> map(String name, @Nullable Map<K, V> values) {
    if (values == null || values.isEmpty()) {
      missing.add(name);
      return Collections.emptyMap();
    }
    return values;
  }

  /**
   * Ends taking.
   *
   * @throws ServiceException naming what is missing
   */
  public void finish() {
    if (!missing.isEmpty()) {
      throw ServiceException.invalid(String.join(", ", missing), "required");
    }
  }
}
