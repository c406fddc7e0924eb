package dev.bulletin.gateway.studio;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.FindManuscript;
import dev.bulletin.contract.report.ListRevisions;
import dev.bulletin.contract.report.Manuscript;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.RevisionPage;
import dev.bulletin.contract.report.ScheduleReport;
import dev.bulletin.contract.report.UnscheduleReport;
import dev.bulletin.gateway.audit.AuditTrail;
import io.vertx.core.Future;
import java.time.Clock;

/** Writing: a new report, and one that there is. */
final class EditorRoutes {
  private static final String REPORT = "/reports/:slug";

  private final TypedBus bus;
  private final Clock clock;

  EditorRoutes(TypedBus bus, Clock clock) {
    this.bus = bus;
    this.clock = clock;
  }

  void mount(Door door) {
    door.page("/new", EditorRoutes::begin);
    door.form("/reports", ReportContract.WRITE_SCOPE, this::create);
    door.page(REPORT, this::edit);
    door.form(REPORT, ReportContract.WRITE_SCOPE, this::save);
  }

  private static void begin(Visit visit) {
    TypedReport blank = TypedReport.blank(visit.person().person().name());
    visit.show(EditorView.of(visit, blank).view());
  }

  private void edit(Visit visit) {
    manuscript(Slugs.inPath(visit))
        .onSuccess(saved -> showOrLead(visit, saved))
        .onFailure(visit::fail);
  }

  /** An address that the report has left leads to the one it has. */
  private static void showOrLead(Visit visit, Manuscript saved) {
    if (saved.slug().equals(Slugs.inPath(visit))) {
      visit.show(EditorView.of(visit, saved).view());
    } else {
      visit.goTo(StudioViews.path(saved.slug()));
    }
  }

  private void create(Visit visit, Form form) {
    AuditTrail.leave(visit.ctx());
    TypedReport typed = TypedReport.read(form, form.line("slug"), /* revision= */ 0);
    PublishTime time = PublishTime.read(form);
    Faults faults = faults(visit, form, typed, time);
    if (!faults.isEmpty()) {
      visit.show(400, EditorView.of(visit, typed).at(time).with(faults).view());
      return;
    }
    bus.ask(ReportContract.CREATE, typed.create(visit.principal()))
        .onSuccess(written -> did(visit, "create", written))
        .onSuccess(written -> act(visit, form, typed, written))
        .onFailure(failure -> explainNew(visit, typed, time, failure));
  }

  private static void explainNew(
      Visit visit, TypedReport typed, PublishTime time, Throwable failure) {
    if (visit.isByScript() || !(failure instanceof ServiceException refusal)) {
      visit.fail(failure);
      return;
    }
    EditorView editor = EditorView.of(visit, typed).at(time);
    if (refusal.code() == ErrorCode.INVALID_REQUEST) {
      visit.show(400, editor.with(Faults.of(refusal)).view());
    } else if (refusal.code() == ErrorCode.CONFLICT) {
      Faults taken = new Faults();
      taken.add("slug", visit.words().text("fault.taken"));
      visit.show(409, editor.with(taken).view());
    } else {
      visit.fail(failure);
    }
  }

  private void save(Visit visit, Form form) {
    AuditTrail.leave(visit.ctx());
    TypedReport typed = TypedReport.read(form, Slugs.inPath(visit), form.number("revision"));
    Faults faults = faults(visit, form, typed, PublishTime.read(form));
    if (!faults.isEmpty()) {
      explain(visit, form, typed, faults);
      return;
    }
    saved(visit, form, typed)
        .onSuccess(written -> act(visit, form, typed, written))
        .onFailure(failure -> explain(visit, form, typed, failure));
  }

  private Faults faults(Visit visit, Form form, TypedReport typed, PublishTime time) {
    Faults faults = typed.check(visit.words());
    if (Action.of(form.line("action")) == Action.SCHEDULE) {
      time.check(visit.words(), clock.instant(), faults);
    }
    return faults;
  }

  /** An action on a text that is saved already makes no revision of its own for the text. */
  private Future<ReportWritten> saved(Visit visit, Form form, TypedReport typed) {
    if (Action.of(form.line("action")) == Action.SAVE) {
      return update(visit, typed);
    }
    return manuscript(typed.slug())
        .compose(
            kept ->
                typed.isSavedAs(kept)
                    ? Future.succeededFuture(
                        new ReportWritten(kept.slug(), kept.revision(), kept.status()))
                    : update(visit, typed));
  }

  private Future<ReportWritten> update(Visit visit, TypedReport typed) {
    return bus.ask(ReportContract.UPDATE, typed.update(visit.principal()))
        .onSuccess(written -> did(visit, "save", written));
  }

  /** Goes on from a text that is saved now. */
  private void act(Visit visit, Form form, TypedReport typed, ReportWritten saved) {
    done(visit, form, saved)
        .onSuccess(written -> answer(visit, written))
        .onFailure(failure -> explain(visit, form, typed.at(saved.revision()), failure));
  }

  private Future<ReportWritten> done(Visit visit, Form form, ReportWritten saved) {
    return switch (Action.of(form.line("action"))) {
      case SAVE -> Future.succeededFuture(saved);
      case PUBLISH ->
          bus.ask(
                  ReportContract.PUBLISH,
                  new PublishReport(visit.principal(), saved.slug(), saved.revision()))
              .onSuccess(written -> did(visit, "publish", written));
      case SCHEDULE ->
          bus.ask(
                  ReportContract.SCHEDULE,
                  new ScheduleReport(
                      visit.principal(),
                      saved.slug(),
                      saved.revision(),
                      PublishTime.read(form).instant().orElseThrow()))
              .onSuccess(written -> did(visit, "schedule", written));
      case UNSCHEDULE ->
          bus.ask(
                  ReportContract.UNSCHEDULE,
                  new UnscheduleReport(visit.principal(), saved.slug(), saved.revision()))
              .onSuccess(written -> did(visit, "unschedule", written));
    };
  }

  private static void did(Visit visit, String what, ReportWritten written) {
    visit.did("report." + what, "report", written.slug());
  }

  private static void answer(Visit visit, ReportWritten written) {
    if (visit.isByScript()) {
      visit.json(written);
    } else {
      visit.goTo(StudioViews.path(written.slug()));
    }
  }

  private void explain(Visit visit, Form form, TypedReport typed, Throwable failure) {
    if (visit.isByScript() || !(failure instanceof ServiceException refusal)) {
      visit.fail(failure);
    } else if (refusal.code() == ErrorCode.INVALID_REQUEST) {
      explain(visit, form, typed, Faults.of(refusal));
    } else if (refusal.code() == ErrorCode.PRECONDITION_FAILED) {
      compare(visit, form, typed);
    } else {
      visit.fail(failure);
    }
  }

  /** The form again, as it was sent, with what is wrong in it. */
  private void explain(Visit visit, Form form, TypedReport typed, Faults faults) {
    if (visit.isByScript()) {
      visit.fail(new ServiceException(ErrorCode.INVALID_REQUEST, faults.toString()));
      return;
    }
    manuscript(typed.slug())
        .map(saved -> EditorView.of(visit, saved).typed(typed).at(PublishTime.read(form)))
        .onSuccess(editor -> visit.show(400, editor.with(faults).view()))
        .onFailure(visit::fail);
  }

  /** The form again, as it was sent, beside what someone else has saved meanwhile. */
  private void compare(Visit visit, Form form, TypedReport typed) {
    Future<Manuscript> newest = manuscript(typed.slug());
    Future<RevisionPage> revisions =
        bus.ask(ReportContract.LIST_REVISIONS, new ListRevisions(typed.slug(), 1, null));
    Future.all(newest, revisions)
        .map(
            both ->
                EditorView.of(visit, newest.result())
                    .typed(typed.at(newest.result().revision()))
                    .at(PublishTime.read(form))
                    .beside(newest.result(), revisions.result()))
        .onSuccess(editor -> visit.show(412, editor.view()))
        .onFailure(visit::fail);
  }

  private Future<Manuscript> manuscript(String slug) {
    return bus.ask(ReportContract.FIND_MANUSCRIPT, new FindManuscript(slug));
  }
}
