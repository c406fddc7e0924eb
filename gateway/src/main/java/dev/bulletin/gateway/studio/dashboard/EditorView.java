package dev.bulletin.gateway.studio.dashboard;

import dev.bulletin.common.page.Fragment;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardDefinition;
import dev.bulletin.gateway.page.Places;
import dev.bulletin.gateway.studio.Conflict;
import dev.bulletin.gateway.studio.Faults;
import dev.bulletin.gateway.studio.Moment;
import dev.bulletin.gateway.studio.Section;
import dev.bulletin.gateway.studio.SideBySide;
import dev.bulletin.gateway.studio.StudioViews;
import dev.bulletin.gateway.studio.View;
import dev.bulletin.gateway.studio.Visit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The page on which a definition is written. Lives on the event loop of one request. */
final class EditorView {
  private static final String SLUG = "slug";

  private final Visit visit;
  private final String headline;
  private final Map<String, Object> content = new HashMap<>();
  private final Map<String, Fragment> parts = new HashMap<>();
  private TypedDefinition typed;
  private Faults faults = new Faults();

  private EditorView(Visit visit, String headline, TypedDefinition typed) {
    this.visit = visit;
    this.headline = headline;
    this.typed = typed;
  }

  /**
   * The dashboard as it is kept.
   *
   * @param bundled it is as it came with Bulletin
   */
  record Kept(
      String path,
      String slug,
      int revision,
      boolean bundled,
      String writer,
      Moment saved,
      List<StudioViews.PublicLink> links) {
    static Kept of(StudioViews views, DashboardDefinition kept) {
      String author = kept.author();
      return new Kept(
          DashboardLine.path(kept.name()),
          kept.name(),
          kept.revision(),
          kept.revision() == 0,
          author == null ? "" : StudioViews.writer(author),
          views.moment(kept.savedAt()),
          views.links(Places.dashboard(kept.name())));
    }
  }

  static boolean mayDefine(Visit visit) {
    return visit.principal().may(DashboardContract.DEFINE_SCOPE);
  }

  /** For a dashboard that is not kept yet. */
  static EditorView of(Visit visit, TypedDefinition typed) {
    return new EditorView(visit, visit.words().text("definition.new"), typed);
  }

  /** For one that is. */
  static EditorView of(Visit visit, DashboardDefinition kept) {
    EditorView editor = new EditorView(visit, kept.name(), TypedDefinition.of(kept));
    editor.content.put("kept", Kept.of(visit.views(), kept));
    return editor;
  }

  /** With another text in the form than is kept. */
  EditorView typed(TypedDefinition other) {
    typed = other;
    return unsaved();
  }

  EditorView unsaved() {
    content.put("unsaved", true);
    return this;
  }

  EditorView with(Faults found) {
    faults = found;
    return this;
  }

  EditorView with(Checks.Checked checked) {
    content.put("problems", checked.problems());
    content.put("sound", checked.problems().isEmpty());
    checked.board().ifPresent(board -> parts.put("board", board));
    content.put("hasBoard", checked.board().isPresent());
    return this;
  }

  /** Because of what was found, the text was not saved. */
  EditorView refused() {
    content.put("refused", true);
    return this;
  }

  /** The dashboard has been removed since the writer has opened it. */
  EditorView gone() {
    content.put("gone", true);
    return unsaved();
  }

  /** Beside what someone else has saved meanwhile. */
  EditorView beside(DashboardDefinition newest) {
    Conflict.Field yaml =
        new Conflict.Field(
            visit.words().text("definition.yaml"), SideBySide.of(newest.yaml(), typed.yaml()));
    boolean same = newest.yaml().equals(typed.yaml());
    String author = newest.author();
    content.put(
        "conflict",
        new Conflict(
            author == null ? visit.words().text("definition.bundled") : StudioViews.writer(author),
            visit.views().moment(newest.savedAt()),
            newest.revision(),
            same ? List.of() : List.of(yaml)));
    return this;
  }

  View view() {
    content.put("typed", typed);
    content.put("defines", mayDefine(visit));
    content.put("headline", headline);
    content.put("faults", Map.of(SLUG, faults.of(SLUG), "other", faults.elsewhere(Set.of(SLUG))));
    return new View("studio/definition", Section.DASHBOARDS, headline, content, parts);
  }
}
