package dev.bulletin.gateway.studio;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.words.Words;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.Manuscript;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.UpdateReport;
import dev.bulletin.gateway.edge.Slug;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A report as it stands in the form.
 *
 * @param revision that the writer had before them; 0 for a new report
 * @param tags separated by commas or spaces
 */
record TypedReport(
    String slug, int revision, String author, String tags, Map<Language, TypedText> texts) {
  private static final int AUTHOR_LENGTH = 100;
  private static final int TAGS = 10;

  TypedReport {
    texts = Map.copyOf(texts);
  }

  /** A new one. */
  static TypedReport blank(String author) {
    Map<Language, TypedText> texts = new TreeMap<>();
    for (Language language : Language.values()) {
      texts.put(language, TypedText.BLANK);
    }
    return new TypedReport("", 0, author, "", texts);
  }

  /** As it is kept. */
  static TypedReport of(Manuscript saved) {
    Map<Language, TypedText> texts = new TreeMap<>();
    for (Language language : Language.values()) {
      texts.put(language, TypedText.of(saved.texts().get(language)));
    }
    return new TypedReport(
        saved.slug(), saved.revision(), saved.author(), String.join(", ", saved.tags()), texts);
  }

  /** As it was sent; the address is that of the page, or the form's for a new report. */
  static TypedReport read(Form form, String slug, int revision) {
    Map<Language, TypedText> texts = new TreeMap<>();
    for (Language language : Language.values()) {
      texts.put(language, TypedText.read(form, language));
    }
    return new TypedReport(slug, revision, form.line("author"), form.line("tags"), texts);
  }

  TypedReport at(int otherRevision) {
    return new TypedReport(slug, otherRevision, author, tags, texts);
  }

  TypedText text(Language language) {
    return texts.getOrDefault(language, TypedText.BLANK);
  }

  List<String> tagList() {
    return Arrays.stream(tags.split("[,\\s]+")).filter(tag -> !tag.isEmpty()).distinct().toList();
  }

  /** What is wrong, by what can be known here; the owning service has the last word. */
  Faults check(Words words) {
    FieldRules rules = new FieldRules(words);
    rules.slug("slug", slug);
    rules.line("author", author, AUTHOR_LENGTH);
    rules.require(tagList().stream().allMatch(Slug::fits), "tags", "fault.tag");
    rules.require(tagList().size() <= TAGS, "tags", "fault.tags");
    texts.forEach((language, text) -> text.check(language, rules));
    rules.require(!savedTexts().isEmpty(), "texts", "fault.texts");
    return rules.faults();
  }

  private Map<Language, ReportText> savedTexts() {
    Map<Language, ReportText> saved = new TreeMap<>();
    texts.forEach(
        (language, text) -> {
          if (!text.isBlank()) {
            saved.put(language, text.text());
          }
        });
    return saved;
  }

  CreateReport create(Principal principal) {
    return new CreateReport(principal, slug, author, tagList(), savedTexts());
  }

  UpdateReport update(Principal principal) {
    return new UpdateReport(principal, slug, revision, author, tagList(), savedTexts());
  }

  /** Whether saving it would change nothing. */
  boolean isSavedAs(Manuscript saved) {
    return revision == saved.revision()
        && author.equals(saved.author())
        && tagList().equals(saved.tags())
        && savedTexts().equals(saved.texts());
  }
}
