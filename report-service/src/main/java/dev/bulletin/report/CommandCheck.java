package dev.bulletin.report;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refuses commands that may not be carried out, naming the field that is wrong. */
final class CommandCheck {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int MAX_SLUG = 100;
  private static final int MAX_TITLE = 200;
  private static final int MAX_SUMMARY = 1_000;
  private static final int MAX_AUTHOR = 100;
  private static final int MAX_TAGS = 10;
  private static final int MAX_TAG = 50;
  private static final int MAX_BODY_BYTES = 1 << 20;

  private CommandCheck() {}

  static void mayWrite(Principal principal) {
    if (!principal.may(ReportContract.WRITE_SCOPE)) {
      throw new ServiceException(
          ErrorCode.FORBIDDEN, "the scope " + ReportContract.WRITE_SCOPE + " is needed");
    }
  }

  static void content(String author, List<String> tags, Map<Language, ReportText> texts) {
    length("author", author, 1, MAX_AUTHOR);
    require(tags.size() <= MAX_TAGS, "tags", "at most " + MAX_TAGS);
    tags.forEach(tag -> name("tags", tag, MAX_TAG));
    require(!texts.isEmpty(), "texts", "at least one language is needed");
    texts.forEach((language, text) -> text("texts." + language.code(), text));
  }

  static void slug(String slug) {
    name("slug", slug, MAX_SLUG);
  }

  private static void text(String field, ReportText text) {
    length(field + ".title", text.title(), 1, MAX_TITLE);
    length(field + ".summary", text.summary(), 0, MAX_SUMMARY);
    String body = present(field + ".body", text.body());
    require(!body.isBlank(), field + ".body", "must not be empty");
    require(
        body.getBytes(StandardCharsets.UTF_8).length <= MAX_BODY_BYTES,
        field + ".body",
        "at most 1 MiB");
    // PostgreSQL keeps every character but this one.
    String whole = text.title() + text.summary() + body;
    require(whole.indexOf('\0') < 0, field, "must not contain the character U+0000");
  }

  private static void name(String field, @Nullable String name, int max) {
    require(
        name != null && name.length() <= max && SLUG.matcher(name).matches(),
        field,
        "lower-case letters a-z, digits and single hyphens, 1 to %d characters, got '%s'"
            .formatted(max, name));
  }

  private static void length(String field, @Nullable String text, int min, int max) {
    int length = present(field, text).strip().length();
    require(length >= min && length <= max, field, "%d to %d characters".formatted(min, max));
  }

  private static String present(String field, @Nullable String text) {
    if (text == null) {
      throw ServiceException.invalid(field, "is missing");
    }
    return text;
  }

  private static void require(boolean holds, String field, String reason) {
    if (!holds) {
      throw ServiceException.invalid(field, reason);
    }
  }
}
