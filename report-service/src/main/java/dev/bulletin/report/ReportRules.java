package dev.bulletin.report;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.MoveReport;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.UpdateReport;
import dev.bulletin.report.store.StorableText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a report must be like. Each rule that is broken is told as INVALID_REQUEST with the name of
 * the field.
 */
final class ReportRules {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int SLUG_LENGTH = 100;

  /** What the API has beside the addresses of reports. */
  private static final Set<String> RESERVED =
      Set.of("batch", "export", "import", "preview", "search");

  private static final int FORMER_SLUGS = 100;
  private static final int AUTHOR_LENGTH = 100;
  private static final int TITLE_LENGTH = 200;
  private static final int SUMMARY_LENGTH = 1_000;
  private static final int BODY_BYTES = 1 << 20;
  private static final int TAGS = 10;

  private ReportRules() {}

  static void check(CreateReport command) {
    checkAddress("slug", command.slug());
    checkContent(command.author(), command.tags(), command.texts());
  }

  static void check(UpdateReport command) {
    checkContent(command.author(), command.tags(), command.texts());
  }

  static void check(MoveReport command) {
    checkAddress("newSlug", command.newSlug());
  }

  /** The addresses that a report has left, and the one that it has. */
  static void checkFormerSlugs(List<String> formerSlugs, String slug) {
    String field = "formerSlugs";
    require(
        formerSlugs.size() <= FORMER_SLUGS,
        field,
        "at most %d, got %d",
        FORMER_SLUGS,
        formerSlugs.size());
    for (int i = 0; i < formerSlugs.size(); i++) {
      checkAddress(field + "[" + i + "]", formerSlugs.get(i));
    }
    require(!formerSlugs.contains(slug), field, "has the slug itself");
  }

  /** The name of a text's part, as it stands in problems. */
  static String field(Language language, String part) {
    return "texts." + language.code() + "." + part;
  }

  private static void checkContent(
      String author, List<String> tags, Map<Language, ReportText> texts) {
    checkLine("author", author, AUTHOR_LENGTH);
    checkTags(tags);
    require(!texts.isEmpty(), "texts", "at least one is needed");
    texts.forEach(ReportRules::checkText);
  }

  private static void checkTags(List<String> tags) {
    require(tags.size() <= TAGS, "tags", "at most %d, got %d", TAGS, tags.size());
    for (int i = 0; i < tags.size(); i++) {
      String field = "tags[" + i + "]";
      checkSlug(field, tags.get(i));
      require(tags.indexOf(tags.get(i)) == i, field, "given twice");
    }
  }

  private static void checkText(Language language, ReportText text) {
    checkLine(field(language, "title"), text.title(), TITLE_LENGTH);
    String summary = field(language, "summary");
    StorableText.check(summary, text.summary());
    checkLength(summary, text.summary(), 0, SUMMARY_LENGTH);
    checkBody(field(language, "body"), text.body());
  }

  static void checkBody(String field, String body) {
    StorableText.check(field, body);
    int bytes = body.getBytes(StandardCharsets.UTF_8).length;
    require(bytes <= BODY_BYTES, field, "at most %,d bytes in UTF-8, got %,d", BODY_BYTES, bytes);
  }

  private static void checkSlug(String field, @Nullable String slug) {
    require(
        slug != null && slug.length() <= SLUG_LENGTH && SLUG.matcher(slug).matches(),
        field,
        "expected lower-case letters, digits and single hyphens between them, 1 to %d characters",
        SLUG_LENGTH);
  }

  private static void checkAddress(String field, @Nullable String slug) {
    checkSlug(field, slug);
    require(
        slug == null || !RESERVED.contains(slug), field, "an address of the API, choose another");
  }

  private static void checkLine(String field, String line, int max) {
    StorableText.check(field, line);
    require(line.chars().noneMatch(Character::isISOControl), field, "must be a single line");
    checkLength(field, line.strip(), 1, max);
  }

  private static void checkLength(String field, String text, int min, int max) {
    int length = text.codePointCount(0, text.length());
    require(
        length >= min && length <= max,
        field,
        "expected %,d to %,d characters, got %,d",
        min,
        max,
        length);
  }

  private static void require(boolean met, String field, String rule, Object... values) {
    if (!met) {
      throw ServiceException.invalid(field, rule.formatted(values));
    }
  }
}
