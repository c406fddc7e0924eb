package dev.bulletin.gateway.studio;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.CompareRevisions;
import dev.bulletin.contract.report.DifferenceLine;
import dev.bulletin.contract.report.FieldDifference;
import dev.bulletin.contract.report.FindManuscript;
import dev.bulletin.contract.report.ListRevisions;
import dev.bulletin.contract.report.Manuscript;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.RestoreRevision;
import dev.bulletin.contract.report.RevisionDifference;
import dev.bulletin.contract.report.RevisionPage;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a report was after each of its writes, and the way back to it. */
final class RevisionRoutes {
  private static final int PAGE_SIZE = 50;
  private static final String REVISIONS = "/reports/:slug/revisions";

  private final TypedBus bus;

  RevisionRoutes(TypedBus bus) {
    this.bus = bus;
  }

  /** A field that differs. */
  record Field(String label, List<Line> lines) {}

  /**
   * A line of a field.
   *
   * @param mark the kind, for the eye
   */
  record Line(String kind, String mark, String text) {
    static Line of(DifferenceLine line) {
      String mark =
          switch (line.kind()) {
            case SAME -> "";
            case REMOVED -> "−";
            case ADDED -> "+";
            case SKIPPED -> "⋯";
          };
      return new Line(line.kind().code(), mark, line.text());
    }
  }

  void mount(Door door) {
    door.page(REVISIONS, this::list);
    door.page("/reports/:slug/difference", this::compare);
    door.form("/reports/:slug/restore", ReportContract.WRITE_SCOPE, this::restore);
  }

  private void list(Visit visit) {
    Integer before = optionalNumber(visit, "before");
    Future<Manuscript> saved = manuscript(visit);
    Future<RevisionPage> page =
        bus.ask(
            ReportContract.LIST_REVISIONS,
            new ListRevisions(Slugs.inPath(visit), PAGE_SIZE, before));
    Future.all(saved, page)
        .onSuccess(both -> visit.show(list(visit, saved.result(), page.result())))
        .onFailure(visit::fail);
  }

  private static View list(Visit visit, Manuscript saved, RevisionPage page) {
    StudioViews views = visit.views();
    String more = "?before=";
    return new View(
        "studio/revisions",
        Section.REPORTS,
        views.title(saved),
        Map.of(
            "headline", views.title(saved),
            "kept", views.kept(saved),
            "revisions",
                page.revisions().stream().map(revision -> views.revision(revision, saved)).toList(),
            "next", Optional.ofNullable(page.next()).map(next -> more + next).orElse("")));
  }

  private void compare(Visit visit) {
    Future<Manuscript> saved = manuscript(visit);
    Future<RevisionDifference> difference =
        bus.ask(
            ReportContract.COMPARE_REVISIONS,
            new CompareRevisions(Slugs.inPath(visit), number(visit, "from"), number(visit, "to")));
    Future.all(saved, difference)
        .onSuccess(both -> visit.show(difference(visit, saved.result(), difference.result())))
        .onFailure(visit::fail);
  }

  private static View difference(Visit visit, Manuscript saved, RevisionDifference difference) {
    StudioViews views = visit.views();
    return new View(
        "studio/difference",
        Section.REPORTS,
        views.title(saved),
        Map.of(
            "headline", views.title(saved),
            "kept", views.kept(saved),
            "from", difference.from(),
            "to", difference.to(),
            "fields", difference.fields().stream().map(field -> field(views, field)).toList()));
  }

  private static Field field(StudioViews views, FieldDifference field) {
    return new Field(views.field(field.field()), field.lines().stream().map(Line::of).toList());
  }

  private void restore(Visit visit, Form form) {
    String slug = Slugs.inPath(visit);
    var command =
        new RestoreRevision(
            visit.principal(), slug, form.number("revision"), form.number("restored"));
    bus.ask(ReportContract.RESTORE, command)
        .onSuccess(written -> visit.goTo(StudioViews.path(slug)))
        .onFailure(visit::fail);
  }

  private Future<Manuscript> manuscript(Visit visit) {
    return bus.ask(ReportContract.FIND_MANUSCRIPT, new FindManuscript(Slugs.inPath(visit)));
  }

  private static int number(Visit visit, String name) {
    return Optional.ofNullable(optionalNumber(visit, name))
        .orElseThrow(() -> ServiceException.invalid(name, "expected the number of a revision"));
  }

  private static @Nullable Integer optionalNumber(Visit visit, String name) {
    String text = visit.ctx().request().getParam(name);
    return text != null && text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : null;
  }
}
