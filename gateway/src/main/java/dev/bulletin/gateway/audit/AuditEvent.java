package dev.bulletin.gateway.audit;

import dev.bulletin.gateway.guard.ClientAddress;
import dev.bulletin.gateway.person.AddressBlock;
import dev.bulletin.gateway.session.Caller;
import dev.bulletin.gateway.session.TokenAuthentication;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Somebody has done something.
 *
 * @param actor the name of a principal, or {@link #NOBODY} or {@link #SYSTEM}
 * @param action a kind of thing and what was done to it, such as {@code report.publish}
 * @param subjectKind what kind of thing it was done to; empty when to none
 * @param subject which one; of a person the id, since names can be erased
 * @param detail no secret, and nothing that says who a person is
 * @param address what counts as the address it came from; empty when from none
 * @param requestId of the request that did it; empty when there is none
 */
public record AuditEvent(
    String actor,
    String action,
    String subjectKind,
    String subject,
    String detail,
    String address,
    String requestId) {
  /** Of a person, where a subject is told. */
  public static final String PERSON = "person";

  /** Who has not said who they are. */
  public static final String NOBODY = "nobody";

  static final String SYSTEM = "system";

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final int MAX_TEXT = 300;
  private static final int MAX_REQUEST_ID = 100;

  public AuditEvent {
    subject = cut(subject, MAX_TEXT);
    detail = cut(detail, MAX_TEXT);
    requestId = cut(requestId, MAX_REQUEST_ID);
  }

  /** Without what PostgreSQL does not keep, and what would be no line. */
  private static String cut(String text, int max) {
    String line = CONTROL.matcher(text).replaceAll(" ");
    return line.length() <= max ? line : line.substring(0, max);
  }

  /** Something that a request has done, by whoever has sent it. */
  public static AuditEvent of(RoutingContext ctx, String action) {
    String actor =
        TokenAuthentication.caller(ctx)
            .map(Caller::principal)
            .map(principal -> principal.name())
            .orElse(NOBODY);
    String address = AddressBlock.of(ClientAddress.of(ctx));
    return new AuditEvent(actor, action, "", "", "", address, requestId(ctx));
  }

  /** Something that Bulletin has done by itself. */
  public static AuditEvent bySystem(String action) {
    return new AuditEvent(SYSTEM, action, "", "", "", "", "");
  }

  private static String requestId(RoutingContext ctx) {
    return Optional.ofNullable(ctx.response().headers().get("x-request-id")).orElse("");
  }

  /** The same, done to that. */
  public AuditEvent on(String kind, String which) {
    return new AuditEvent(actor, action, kind, which, detail, address, requestId);
  }

  /** The same, done to that person. */
  public AuditEvent onPerson(long id) {
    return on(PERSON, Long.toString(id));
  }

  public AuditEvent with(String more) {
    return new AuditEvent(actor, action, subjectKind, subject, more, address, requestId);
  }

  /** The same, by another, where the request could not say who sent it. */
  public AuditEvent by(String other) {
    return new AuditEvent(other, action, subjectKind, subject, detail, address, requestId);
  }
}
