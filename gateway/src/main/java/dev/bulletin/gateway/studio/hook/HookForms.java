package dev.bulletin.gateway.studio.hook;

import dev.bulletin.gateway.hook.HookLog;
import dev.bulletin.gateway.hook.HookParts;
import dev.bulletin.gateway.hook.HookWritten;
import dev.bulletin.gateway.hook.Hooks;
import dev.bulletin.gateway.person.Role;
import dev.bulletin.gateway.studio.Door;
import dev.bulletin.gateway.studio.Form;
import dev.bulletin.gateway.studio.ReturnPath;
import dev.bulletin.gateway.studio.Slugs;
import dev.bulletin.gateway.studio.Visit;
import io.vertx.core.Future;
import java.util.Objects;

/** What is done to hooks. */
final class HookForms {
  private static final String HOOK = HookStudio.HOOKS + "/:slug";

  private final Hooks hooks;
  private final HookLog log;
  private final ListPage list;
  private final HookPage page;
  private final boolean insecure;

  HookForms(HookParts parts, ListPage list, HookPage page) {
    this.hooks = parts.hooks();
    this.log = parts.log();
    this.list = list;
    this.page = page;
    this.insecure = parts.insecure();
  }

  void mount(Door door) {
    door.page(HookStudio.HOOKS, Role.HOOKS_SCOPE, list::show);
    door.form(HookStudio.HOOKS, Role.HOOKS_SCOPE, this::create);
    door.page(HOOK, Role.HOOKS_SCOPE, page::show);
    door.form(HOOK, Role.HOOKS_SCOPE, this::save);
    door.form(HOOK + "/secret", Role.HOOKS_SCOPE, this::renew);
    door.form(HOOK + "/test", Role.HOOKS_SCOPE, this::test);
    door.form(HOOK + "/again", Role.HOOKS_SCOPE, this::again);
    door.form(HOOK + "/removal", Role.HOOKS_SCOPE, this::remove);
  }

  private void create(Visit visit, Form form) {
    TypedHook typed = TypedHook.of(form, form.line("name"));
    Future.succeededFuture(typed)
        .map(hook -> hook.draft(insecure))
        .compose(hooks::create)
        .onSuccess(written -> showSecret(visit, written))
        .onFailure(failure -> explain(visit, typed, failure));
  }

  private void explain(Visit visit, TypedHook typed, Throwable failure) {
    Refusal.ofNew(visit.words(), failure)
        .ifPresentOrElse(
            refusal -> list.show(visit, typed, refusal, TypedRule.NEW, Refusal.NONE),
            () -> visit.fail(failure));
  }

  /** By this answer, since a page that can be asked for again would show it again. */
  private void showSecret(Visit visit, HookWritten written) {
    page.show(visit, written.name(), Objects.requireNonNullElse(written.secret(), ""));
  }

  private void save(Visit visit, Form form) {
    TypedHook typed = TypedHook.of(form, name(visit));
    Future.succeededFuture(typed)
        .map(hook -> hook.draft(insecure))
        .compose(draft -> hooks.replace(draft, form.number("revision")))
        .onSuccess(written -> back(visit, "saved"))
        .onFailure(failure -> explainChange(visit, typed, failure));
  }

  private void explainChange(Visit visit, TypedHook typed, Throwable failure) {
    Refusal.ofChange(visit.words(), failure)
        .ifPresentOrElse(refusal -> page.show(visit, typed, refusal), () -> visit.fail(failure));
  }

  private void renew(Visit visit, Form form) {
    hooks
        .renewSecret(name(visit), form.number("revision"))
        .onSuccess(written -> showSecret(visit, written))
        .onFailure(visit::fail);
  }

  private void test(Visit visit, Form form) {
    log.test(name(visit)).onSuccess(ordered -> back(visit, "tested")).onFailure(visit::fail);
  }

  private void again(Visit visit, Form form) {
    log.again(name(visit), form.number("number"))
        .onSuccess(ordered -> back(visit, "again"))
        .onFailure(visit::fail);
  }

  private void remove(Visit visit, Form form) {
    hooks
        .delete(name(visit), form.number("revision"))
        .onSuccess(written -> visit.goTo(ReturnPath.STUDIO + HookStudio.HOOKS))
        .onFailure(visit::fail);
  }

  private static String name(Visit visit) {
    return Slugs.inPath(visit, "hook");
  }

  private static void back(Visit visit, String done) {
    visit.goTo(ReturnPath.STUDIO + HookStudio.HOOKS + "/" + name(visit) + "?done=" + done);
  }
}
