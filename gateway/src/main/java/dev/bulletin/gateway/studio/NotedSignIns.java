package dev.bulletin.gateway.studio;

import dev.bulletin.gateway.audit.Audit;
import dev.bulletin.gateway.audit.AuditEvent;
import dev.bulletin.gateway.person.Person;
import dev.bulletin.gateway.person.SignIn;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records who has signed in and at whom somebody has guessed. What was typed for a login that
 * nobody has is not kept: it may be a password.
 */
final class NotedSignIns {
  private static final Logger log = LoggerFactory.getLogger(NotedSignIns.class);

  private final Audit audit;
  private final SignIn signIn;

  NotedSignIns(Audit audit, SignIn signIn) {
    this.audit = audit;
    this.signIn = signIn;
  }

  void note(RoutingContext ctx, SignIn.Attempt attempt, Optional<Person> person) {
    if (person.isPresent()) {
      audit.note(AuditEvent.of(ctx, "signIn.done").by(person.get().principal().name()));
    } else {
      AuditEvent event = AuditEvent.of(ctx, "signIn.failed").by(AuditEvent.NOBODY);
      signIn
          .named(attempt.login())
          .onSuccess(whom -> audit.note(at(event, whom)))
          .onFailure(failure -> log.warn("at whom somebody has guessed is not known", failure));
    }
  }

  private static AuditEvent at(AuditEvent event, Optional<Person> whom) {
    return whom.map(person -> event.onPerson(person.id())).orElse(event);
  }
}
