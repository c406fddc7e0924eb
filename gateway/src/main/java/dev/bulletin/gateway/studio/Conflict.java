package dev.bulletin.gateway.studio;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.Manuscript;
import dev.bulletin.contract.report.RevisionSummary;
import java.util.ArrayList;
import java.util.List;

/**
 * That someone else has saved meanwhile: what they have saved beside what is in the form.
 *
 * @param writer who has saved
 * @param fields those that differ; none when both have written the same
 */
public record Conflict(String writer, Moment written, int revision, List<Field> fields) {
  /** A field that differs. */
  public record Field(String label, List<SideBySide.Row> rows) {}

  static Conflict of(
      StudioViews views, Manuscript saved, RevisionSummary newest, TypedReport typed) {
    return new Conflict(
        StudioViews.writer(newest.writtenBy()),
        views.moment(newest.writtenAt()),
        saved.revision(),
        fields(views, TypedReport.of(saved), typed));
  }

  private static List<Field> fields(StudioViews views, TypedReport saved, TypedReport typed) {
    List<Field> fields = new ArrayList<>();
    add(fields, views.field("author"), saved.author(), typed.author());
    add(
        fields,
        views.field("tags"),
        String.join(", ", saved.tagList()),
        String.join(", ", typed.tagList()));
    for (Language language : Language.values()) {
      TypedText theirs = saved.text(language);
      TypedText ours = typed.text(language);
      addPart(fields, views, language, "title", theirs.title(), ours.title());
      addPart(fields, views, language, "summary", theirs.summary(), ours.summary());
      addPart(fields, views, language, "body", theirs.body(), ours.body());
      addPart(fields, views, language, "format", theirs.format().code(), ours.format().code());
    }
    return List.copyOf(fields);
  }

  private static void addPart(
      List<Field> fields,
      StudioViews views,
      Language language,
      String part,
      String theirs,
      String ours) {
    add(fields, views.field(TypedText.field(language, part)), theirs, ours);
  }

  private static void add(List<Field> fields, String label, String theirs, String ours) {
    if (!theirs.equals(ours)) {
      fields.add(new Field(label, SideBySide.of(theirs, ours)));
    }
  }
}
