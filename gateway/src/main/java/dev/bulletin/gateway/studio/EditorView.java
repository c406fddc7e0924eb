package dev.bulletin.gateway.studio;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.Manuscript;
import dev.bulletin.contract.report.RevisionPage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The page on which a report is written. Lives on the event loop of one request. */
final class EditorView {
  private static final List<String> FIELDS =
      List.of("slug", "author", "tags", "texts", PublishTime.FIELD);
  private static final List<String> PARTS = List.of("title", "summary", "body");

  private final StudioViews views;
  private final String headline;
  private final Map<String, Object> content = new HashMap<>();
  private TypedReport typed;
  private Faults faults = new Faults();
  private PublishTime time = PublishTime.NONE;

  private EditorView(Visit visit, String headline, TypedReport typed) {
    this.views = visit.views();
    this.headline = headline;
    this.typed = typed;
  }

  /** For a report that is not kept yet. */
  static EditorView of(Visit visit, TypedReport typed) {
    return new EditorView(visit, visit.words().text("editor.new"), typed);
  }

  /** For one that is. */
  static EditorView of(Visit visit, Manuscript saved) {
    StudioViews views = visit.views();
    EditorView editor = new EditorView(visit, views.title(saved), TypedReport.of(saved));
    editor.content.put("kept", views.kept(saved));
    return editor;
  }

  /** With other text in the fields than is kept. */
  EditorView typed(TypedReport other) {
    typed = other;
    content.put("unsaved", true);
    return this;
  }

  EditorView with(Faults found) {
    faults = found;
    return this;
  }

  EditorView at(PublishTime given) {
    time = given;
    return this;
  }

  /** Beside what someone else has saved meanwhile. */
  EditorView beside(Manuscript newest, RevisionPage revisions) {
    content.put("conflict", Conflict.of(views, newest, revisions.revisions().get(0), typed));
    return this;
  }

  View view() {
    content.put("typed", typed);
    content.put("texts", views.texts(typed, faults));
    content.put("time", time);
    content.put("faults", faultsByField());
    content.put("headline", headline);
    return new View("studio/editor", Section.REPORTS, headline, content);
  }

  private Map<String, String> faultsByField() {
    Map<String, String> shown = new HashMap<>();
    FIELDS.forEach(field -> shown.put(field, faults.of(field)));
    shown.put("any", faults.isEmpty() ? "" : "true");
    shown.put("other", faults.elsewhere(shownFields()));
    return shown;
  }

  private static Set<String> shownFields() {
    Set<String> shown = new HashSet<>(FIELDS);
    for (Language language : Language.values()) {
      PARTS.forEach(part -> shown.add(TypedText.field(language, part)));
    }
    return shown;
  }
}
