package dev.bulletin.gateway.studio;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.FindManuscript;
import dev.bulletin.contract.report.Manuscript;
import dev.bulletin.contract.report.MoveReport;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.WithdrawReport;
import dev.bulletin.gateway.edge.Slug;
import java.util.Map;

/** Where a report stands: its address, and whether readers have it. */
final class StandingRoutes {
  private static final String STANDING = "/reports/:slug/standing";
  private static final String NEW_SLUG = "newSlug";

  private final TypedBus bus;

  StandingRoutes(TypedBus bus) {
    this.bus = bus;
  }

  void mount(Door door) {
    door.page(STANDING, visit -> show(visit, 200, "", ""));
    door.form("/reports/:slug/move", ReportContract.WRITE_SCOPE, this::move);
    door.form("/reports/:slug/withdraw", ReportContract.WRITE_SCOPE, this::withdraw);
  }

  private void show(Visit visit, int status, String typed, String fault) {
    bus.ask(ReportContract.FIND_MANUSCRIPT, new FindManuscript(Slugs.inPath(visit)))
        .onSuccess(saved -> visit.show(status, view(visit, saved, typed, fault)))
        .onFailure(visit::fail);
  }

  private static View view(Visit visit, Manuscript saved, String typed, String fault) {
    StudioViews views = visit.views();
    return new View(
        "studio/standing",
        Section.REPORTS,
        views.title(saved),
        Map.of(
            "headline",
            views.title(saved),
            "kept",
            views.kept(saved),
            "typed",
            typed.isEmpty() ? saved.slug() : typed,
            "fault",
            fault));
  }

  private void move(Visit visit, Form form) {
    String slug = form.line(NEW_SLUG);
    if (!Slug.fits(slug)) {
      show(visit, 400, slug, visit.words().text("fault.slug"));
      return;
    }
    var command =
        new MoveReport(visit.principal(), Slugs.inPath(visit), form.number("revision"), slug);
    bus.ask(ReportContract.MOVE, command)
        .onSuccess(written -> visit.goTo(StudioViews.path(written.slug())))
        .onFailure(failure -> explain(visit, slug, failure));
  }

  private void explain(Visit visit, String slug, Throwable failure) {
    if (failure instanceof ServiceException refusal && refusal.code() == ErrorCode.CONFLICT) {
      show(visit, 409, slug, visit.words().text("fault.taken"));
    } else if (failure instanceof ServiceException refusal
        && refusal.code() == ErrorCode.INVALID_REQUEST) {
      show(visit, 400, slug, refusal.detail());
    } else {
      visit.fail(failure);
    }
  }

  private void withdraw(Visit visit, Form form) {
    String slug = Slugs.inPath(visit);
    var command = new WithdrawReport(visit.principal(), slug, form.number("revision"));
    bus.ask(ReportContract.WITHDRAW, command)
        .onSuccess(written -> visit.goTo(StudioViews.path(slug)))
        .onFailure(visit::fail);
  }
}
