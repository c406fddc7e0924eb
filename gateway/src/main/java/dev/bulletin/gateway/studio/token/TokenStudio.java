package dev.bulletin.gateway.studio.token;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.audit.AuditEvent;
import dev.bulletin.gateway.audit.AuditTrail;
import dev.bulletin.gateway.person.Person;
import dev.bulletin.gateway.person.RandomKey;
import dev.bulletin.gateway.person.Role;
import dev.bulletin.gateway.studio.Door;
import dev.bulletin.gateway.studio.Faults;
import dev.bulletin.gateway.studio.FieldRules;
import dev.bulletin.gateway.studio.Form;
import dev.bulletin.gateway.studio.Moment;
import dev.bulletin.gateway.studio.ReturnPath;
import dev.bulletin.gateway.studio.Section;
import dev.bulletin.gateway.studio.StudioPart;
import dev.bulletin.gateway.studio.View;
import dev.bulletin.gateway.studio.Visit;
import dev.bulletin.gateway.token.Giver;
import dev.bulletin.gateway.token.Grants;
import dev.bulletin.gateway.token.IssuedToken;
import dev.bulletin.gateway.token.IssuedTokens;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** All of {@code /studio/tokens}: what programs come in by. */
public final class TokenStudio implements StudioPart {
  private static final String TOKENS = "/tokens";

  private final IssuedTokens tokens;
  private final Clock clock;

  public TokenStudio(IssuedTokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /** A token in the list. */
  record Line(
      int id,
      String name,
      List<String> scopes,
      String maker,
      boolean holds,
      Moment created,
      Moment expires,
      Moment used) {}

  /** A scope to choose, and what it is narrowed to. */
  record Choice(String code, String what, boolean chosen, boolean narrowed, String prefixes) {}

  @Override
  public void mount(Door door) {
    door.page(TOKENS, Role.TOKENS_SCOPE, visit -> show(visit, 200, TypedToken.BLANK, new Faults()));
    door.form(TOKENS, Role.TOKENS_SCOPE, this::create);
    door.form(TOKENS + "/revoke", Role.TOKENS_SCOPE, this::revoke);
  }

  private void show(Visit visit, int status, TypedToken typed, Faults faults) {
    tokens
        .list(Giver.of(self(visit)))
        .map(all -> all.stream().map(token -> line(visit, token)).toList())
        .onSuccess(lines -> visit.show(status, view(visit, lines, typed, faults)))
        .onFailure(visit::fail);
  }

  private static Person self(Visit visit) {
    return visit.person().person();
  }

  private Line line(Visit visit, IssuedToken token) {
    Instant expires = token.expiresAt();
    return new Line(
        Math.toIntExact(token.id()),
        token.name(),
        token.scopes(),
        token.maker(),
        token.held() && (expires == null || clock.instant().isBefore(expires)),
        visit.views().moment(token.createdAt()),
        visit.views().moment(expires),
        visit.views().moment(token.lastUsedAt()));
  }

  private static View view(Visit visit, List<Line> lines, TypedToken typed, Faults faults) {
    return new View(
        "studio/tokens",
        Section.TOKENS,
        visit.words().text("tokens.title"),
        Map.of(
            "tokens", lines,
            "typed", typed,
            "choices", Grants.of(self(visit)).stream().map(s -> choice(visit, typed, s)).toList(),
            "done", visit.ctx().request().getParam("done", "").equals("revoked"),
            "faults",
                Map.of(
                    "name", faults.of("name"),
                    "scopes", faults.of("scopes"),
                    "days", faults.of("days"))));
  }

  private static Choice choice(Visit visit, TypedToken typed, String scope) {
    return new Choice(
        scope,
        visit.words().text("scope." + scope.replace(':', '.')),
        typed.scopes().contains(scope),
        Grants.isNarrowed(scope),
        typed.prefixesByScope().getOrDefault(scope, ""));
  }

  private void create(Visit visit, Form form) {
    List<String> grants = Grants.of(self(visit));
    TypedToken typed = TypedToken.read(form, grants);
    FieldRules rules = new FieldRules(visit.words());
    typed.check(rules, grants);
    if (!rules.faults().isEmpty()) {
      show(visit, 400, typed, rules.faults());
      return;
    }
    tokens
        .create(typed.token(clock), Giver.of(self(visit)), event(visit, "token.create"))
        .onSuccess(made -> visit.showOnce(shown(visit, typed, made.key())))
        .onFailure(failure -> explain(visit, typed, failure));
  }

  private static AuditEvent event(Visit visit, String action) {
    AuditTrail.leave(visit.ctx());
    return AuditEvent.of(visit.ctx(), action);
  }

  private static View shown(Visit visit, TypedToken typed, RandomKey key) {
    return new View(
        "studio/token",
        Section.TOKENS,
        visit.words().text("token.title"),
        Map.of(
            "name", typed.name(),
            "token", key.value().reveal(),
            "header", "Authorization: Bearer …"));
  }

  private void explain(Visit visit, TypedToken typed, Throwable failure) {
    if (failure instanceof ServiceException refusal && refusal.code() == ErrorCode.CONFLICT) {
      Faults taken = new Faults();
      taken.add("name", visit.words().text("fault.tokenTaken"));
      show(visit, refusal.code().status(), typed, taken);
    } else {
      visit.fail(failure);
    }
  }

  private void revoke(Visit visit, Form form) {
    tokens
        .revoke(form.number("id"), Giver.of(self(visit)), event(visit, "token.revoke"))
        .onSuccess(revoked -> visit.goTo(ReturnPath.STUDIO + TOKENS + "?done=revoked"))
        .onFailure(visit::fail);
  }
}
