package dev.bulletin.gateway.studio.dashboard;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardDefinition;
import dev.bulletin.contract.dashboard.DefinitionWritten;
import dev.bulletin.gateway.audit.AuditTrail;
import dev.bulletin.gateway.definition.Definitions;
import dev.bulletin.gateway.studio.Door;
import dev.bulletin.gateway.studio.Faults;
import dev.bulletin.gateway.studio.FieldRules;
import dev.bulletin.gateway.studio.Form;
import dev.bulletin.gateway.studio.Slugs;
import dev.bulletin.gateway.studio.Visit;

/** Writing a definition: a new one, and one that there is. */
final class EditorRoutes {
  private static final String SLUG = "slug";

  private final Definitions definitions;
  private final Checks checks;

  EditorRoutes(Definitions definitions, Checks checks) {
    this.definitions = definitions;
    this.checks = checks;
  }

  void mount(Door door) {
    door.page(DashboardStudio.DASHBOARDS + "/new", EditorRoutes::begin);
    door.form(DashboardStudio.DASHBOARDS, DashboardContract.DEFINE_SCOPE, this::create);
    door.page(DashboardStudio.DASHBOARD, this::edit);
    door.form(DashboardStudio.DASHBOARD, DashboardContract.DEFINE_SCOPE, this::save);
  }

  private static void begin(Visit visit) {
    visit.show(EditorView.of(visit, TypedDefinition.example()).view());
  }

  private void edit(Visit visit) {
    definitions
        .find(name(visit))
        .onSuccess(kept -> visit.show(EditorView.of(visit, kept).view()))
        .onFailure(visit::fail);
  }

  private static String name(Visit visit) {
    return Slugs.inPath(visit, "dashboard");
  }

  private static boolean isCheck(Form form) {
    return form.line("action").equals("check");
  }

  private void create(Visit visit, Form form) {
    AuditTrail.leave(visit.ctx());
    TypedDefinition typed = TypedDefinition.read(form, form.line(SLUG), /* revision= */ 0);
    EditorView editor = EditorView.of(visit, typed).unsaved();
    if (isCheck(form)) {
      check(visit, 200, typed, editor);
      return;
    }
    FieldRules rules = new FieldRules(visit.words());
    rules.slug(SLUG, typed.slug());
    if (!rules.faults().isEmpty()) {
      visit.show(400, editor.with(rules.faults()).view());
      return;
    }
    definitions
        .create(typed.command(visit.principal()))
        .onSuccess(written -> answer(visit, written))
        .onFailure(failure -> explainNew(visit, typed, editor, failure));
  }

  private void explainNew(
      Visit visit, TypedDefinition typed, EditorView editor, Throwable failure) {
    if (visit.isByScript() || !(failure instanceof ServiceException refusal)) {
      visit.fail(failure);
      return;
    }
    if (refusal.code() == ErrorCode.INVALID_REQUEST) {
      check(visit, 400, typed, editor.with(faults(refusal)).refused());
    } else if (refusal.code() == ErrorCode.PRECONDITION_FAILED) {
      visit.show(409, editor.with(taken(visit)).view());
    } else if (refusal.code() == ErrorCode.CONFLICT) {
      visit.show(409, editor.with(Faults.of(refusal)).view());
    } else {
      visit.fail(failure);
    }
  }

  private static Faults taken(Visit visit) {
    Faults faults = new Faults();
    faults.add(SLUG, visit.words().text("fault.nameTaken"));
    return faults;
  }

  /** What is wrong with the definition is told by its check. */
  private static Faults faults(ServiceException refusal) {
    Faults given = Faults.of(refusal);
    Faults faults = new Faults();
    if (!given.of("name").isEmpty()) {
      faults.add(SLUG, given.of("name"));
    }
    return faults;
  }

  private void check(Visit visit, int status, TypedDefinition typed, EditorView editor) {
    checks
        .check(visit, typed)
        .onSuccess(checked -> visit.show(status, editor.with(checked).view()))
        .onFailure(visit::fail);
  }

  private void save(Visit visit, Form form) {
    AuditTrail.leave(visit.ctx());
    TypedDefinition typed = TypedDefinition.read(form, name(visit), form.number("revision"));
    if (isCheck(form)) {
      checkBesideKept(visit, 200, typed);
      return;
    }
    definitions
        .replace(typed.command(visit.principal()))
        .onSuccess(written -> answer(visit, written))
        .onFailure(failure -> explain(visit, typed, failure));
  }

  private static void answer(Visit visit, DefinitionWritten written) {
    visit.did("dashboard.save", "dashboard", written.name());
    if (visit.isByScript()) {
      visit.json(written);
    } else {
      visit.goTo(DashboardLine.path(written.name()));
    }
  }

  private void explain(Visit visit, TypedDefinition typed, Throwable failure) {
    if (visit.isByScript() || !(failure instanceof ServiceException refusal)) {
      visit.fail(failure);
    } else if (refusal.code() == ErrorCode.INVALID_REQUEST) {
      checkBesideKept(visit, 400, typed);
    } else if (refusal.code() == ErrorCode.PRECONDITION_FAILED) {
      compare(visit, typed);
    } else {
      visit.fail(failure);
    }
  }

  /** The form again, as it was sent, with what is wrong in it. */
  private void checkBesideKept(Visit visit, int status, TypedDefinition typed) {
    definitions
        .find(typed.slug())
        .onSuccess(kept -> check(visit, status, typed, again(visit, kept, typed, status)))
        .onFailure(failure -> explainAbsence(visit, typed, failure));
  }

  private static EditorView again(
      Visit visit, DashboardDefinition kept, TypedDefinition typed, int status) {
    EditorView editor = EditorView.of(visit, kept).typed(typed);
    return status == ErrorCode.INVALID_REQUEST.status() ? editor.refused() : editor;
  }

  /** The form again, as it was sent, beside what someone else has saved meanwhile. */
  private void compare(Visit visit, TypedDefinition typed) {
    definitions
        .find(typed.slug())
        .onSuccess(newest -> visit.show(412, beside(visit, newest, typed).view()))
        .onFailure(failure -> explainAbsence(visit, typed, failure));
  }

  private static EditorView beside(Visit visit, DashboardDefinition newest, TypedDefinition typed) {
    return EditorView.of(visit, newest).typed(typed.at(newest.revision())).beside(newest);
  }

  /** The text can be saved as a new dashboard. */
  private static void explainAbsence(Visit visit, TypedDefinition typed, Throwable failure) {
    if (failure instanceof ServiceException refusal && refusal.code() == ErrorCode.NOT_FOUND) {
      visit.show(410, EditorView.of(visit, typed.at(0)).gone().view());
    } else {
      visit.fail(failure);
    }
  }
}
