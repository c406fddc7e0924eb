package dev.bulletin.gateway.studio;

import dev.bulletin.common.words.Words;
import dev.bulletin.contract.report.BodyFormat;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.Manuscript;
import dev.bulletin.contract.report.PlannedSnapshot;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.RevisionSummary;
import dev.bulletin.contract.report.SurveyedReport;
import dev.bulletin.gateway.page.Places;
import dev.bulletin.gateway.page.Times;
import dev.bulletin.gateway.person.Person;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the templates show of reports, in one language. Immutable. */
public final class StudioViews {
  private final Language language;
  private final Words words;
  private final Times times;

  StudioViews(Language language, Words words) {
    this.language = language;
    this.words = words;
    this.times = new Times(language.locale(), words);
  }

  /** A report in the list. */
  record Line(
      String path,
      String title,
      String otherTitle,
      String otherLang,
      String slug,
      String author,
      String status,
      String statusWord,
      Moment updated,
      Moment scheduled) {}

  /** The report that is being written, as it is kept. */
  record Kept(
      String path,
      String slug,
      int revision,
      String status,
      String statusWord,
      boolean published,
      boolean scheduled,
      boolean withdrawn,
      Moment updated,
      Moment publishAt,
      Moment publishedAt,
      List<PublicLink> links,
      List<String> formerSlugs) {}

  /** Where readers find something in one language. */
  public record PublicLink(String lang, String name, String path) {}

  /** The fields of one language. */
  record TextFields(
      String lang,
      String name,
      String prefix,
      String id,
      String title,
      String summary,
      String body,
      boolean html,
      String titleFault,
      String summaryFault,
      String bodyFault) {}

  /** A revision in the list. */
  record RevisionLine(
      int revision,
      String statusWord,
      String writer,
      Moment written,
      boolean newest,
      boolean previous,
      String change) {}

  /** A plan in the list. */
  record PlanLine(
      String name,
      String dashboard,
      String cron,
      String zone,
      boolean publish,
      Moment next,
      Moment last,
      String lastPath) {}

  static String path(String slug) {
    return ReturnPath.STUDIO + "/reports/" + slug;
  }

  String status(ReportStatus status) {
    return words.text("status." + status.code());
  }

  public Moment moment(@Nullable Instant at) {
    return at == null ? Moment.NONE : new Moment(Times.attribute(at), times.moment(at));
  }

  /** Without what makes it unique among people and programs. */
  public static String writer(String principal) {
    return principal.startsWith(Person.PREFIX)
        ? principal.substring(Person.PREFIX.length())
        : principal;
  }

  /** The title in the reader's language, else in another, else the address. */
  String title(Manuscript saved) {
    return inOrder()
        .map(saved.texts()::get)
        .filter(Objects::nonNull)
        .map(text -> text.title())
        .findFirst()
        .orElse(saved.slug());
  }

  Line line(SurveyedReport report) {
    List<Language> written = inOrder().filter(report.titles()::containsKey).toList();
    Language shown = written.isEmpty() ? language : written.get(0);
    Language second = written.size() < 2 ? shown : written.get(1);
    return new Line(
        path(report.slug()),
        report.titles().getOrDefault(shown, report.slug()),
        written.size() < 2 ? "" : report.titles().getOrDefault(second, ""),
        second.code(),
        report.slug(),
        report.author(),
        report.status().code(),
        status(report.status()),
        moment(report.updatedAt()),
        moment(report.publishAt()));
  }

  /** The reader's language first. */
  private Stream<Language> inOrder() {
    return Stream.concat(Stream.of(language), Arrays.stream(Language.values())).distinct();
  }

  Kept kept(Manuscript saved) {
    boolean published = saved.status() == ReportStatus.PUBLISHED;
    return new Kept(
        path(saved.slug()),
        saved.slug(),
        saved.revision(),
        saved.status().code(),
        status(saved.status()),
        published,
        saved.status() == ReportStatus.SCHEDULED,
        saved.status() == ReportStatus.WITHDRAWN,
        moment(saved.updatedAt()),
        moment(saved.publishAt()),
        moment(saved.publishedAt()),
        published ? links(saved) : List.of(),
        saved.formerSlugs());
  }

  private List<PublicLink> links(Manuscript saved) {
    return Arrays.stream(Language.values())
        .filter(saved.texts()::containsKey)
        .map(written -> link(written, Places.report(saved.slug())))
        .toList();
  }

  /** Where readers find a place in both languages. */
  public List<PublicLink> links(String place) {
    return Arrays.stream(Language.values()).map(written -> link(written, place)).toList();
  }

  private PublicLink link(Language written, String place) {
    return new PublicLink(written.code(), name(written), Places.path(written, place));
  }

  String name(Language written) {
    return written.locale().getDisplayLanguage(language.locale());
  }

  List<TextFields> texts(TypedReport typed, Faults faults) {
    return inOrder().map(written -> fields(written, typed, faults)).toList();
  }

  private TextFields fields(Language written, TypedReport typed, Faults faults) {
    TypedText text = typed.text(written);
    return new TextFields(
        written.code(),
        name(written),
        "texts." + written.code(),
        "text-" + written.code(),
        text.title(),
        text.summary(),
        text.body(),
        text.format() == BodyFormat.HTML,
        faults.of(TypedText.field(written, "title")),
        faults.of(TypedText.field(written, "summary")),
        faults.of(TypedText.field(written, "body")));
  }

  /** How a field of the contract is called; one that is not known here, by its name there. */
  String field(String name) {
    String[] parts = name.split("\\.");
    if (parts.length == 3 && parts[0].equals("texts")) {
      String part = fieldWord(parts[2]);
      return Language.of(parts[1]).map(written -> part + " · " + name(written)).orElse(part);
    }
    return fieldWord(name);
  }

  private String fieldWord(String name) {
    String key = "field." + name;
    return words.keys().contains(key) ? words.text(key) : name;
  }

  RevisionLine revision(RevisionSummary revision, Manuscript saved) {
    int number = revision.revision();
    return new RevisionLine(
        number,
        status(revision.status()),
        writer(revision.writtenBy()),
        moment(revision.writtenAt()),
        number == saved.revision(),
        number == saved.revision() - 1,
        number == 1
            ? ""
            : "%s/difference?from=%d&to=%d".formatted(path(saved.slug()), number - 1, number));
  }

  PlanLine plan(PlannedSnapshot planned) {
    String last = planned.lastSlug();
    return new PlanLine(
        planned.plan().name(),
        planned.plan().dashboard(),
        planned.plan().cron(),
        planned.plan().zone(),
        planned.plan().publish(),
        moment(planned.nextAt()),
        moment(planned.lastAt()),
        last == null ? "" : path(last));
  }
}
