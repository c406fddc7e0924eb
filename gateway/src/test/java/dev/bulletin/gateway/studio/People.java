package dev.bulletin.gateway.studio;

import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.PostgresServer;
import java.util.List;

/** People of the running gateway, changed behind its back as an operator does. */
public final class People {
  private final PostgresServer postgres;
  private final String schema;

  public People(PostgresServer postgres, PostgresServer.Access access) {
    this.postgres = postgres;
    this.schema = access.user();
  }

  /** Someone with the password of the first person. */
  public void add(String login, String roles) {
    postgres.execute(
        """
        INSERT INTO %1$s.person (login, name, password_hash, roles)
        SELECT '%2$s', '%2$s', password_hash, '{%3$s}' FROM %1$s.person WHERE login = '%4$s'
            ON CONFLICT (login) DO UPDATE SET roles = excluded.roles, disabled_at = NULL"""
            .formatted(schema, login, roles, RunningGateway.PERSON));
  }

  long id(String login) {
    return Long.parseLong(
        postgres
            .query("SELECT id::text FROM %s.person WHERE login = ?".formatted(schema), login)
            .get(0));
  }

  void setPasswordOf(String login, String another) {
    postgres.execute(
        "UPDATE %1$s.person SET password_hash = other.password_hash FROM %1$s.person other"
                .formatted(schema)
            + " WHERE person.login = '%s' AND other.login = '%s'".formatted(login, another));
  }

  public void disable(String login) {
    postgres.execute(
        "UPDATE %s.person SET disabled_at = now() WHERE login = '%s'".formatted(schema, login));
  }

  /** All sessions were used last so long ago. */
  void idle(String interval) {
    postgres.execute(
        "UPDATE %s.session SET last_seen_at = now() - interval '%s'".formatted(schema, interval));
  }

  /** All sessions end so much earlier. */
  void age(String interval) {
    postgres.execute(
        "UPDATE %s.session SET expires_at = expires_at - interval '%s'"
            .formatted(schema, interval));
  }

  public void forgetAttempts() {
    postgres.execute("DELETE FROM %s.sign_in_attempt".formatted(schema));
  }

  /** All that is kept of sessions, as text. */
  String sessions() {
    return String.join(
        "\n", postgres.query("SELECT encode(hash, 'hex') FROM %s.session".formatted(schema)));
  }

  /** For how many minutes each session was not used. */
  List<String> idleMinutes() {
    return postgres.query(
        "SELECT trunc(extract(epoch FROM now() - last_seen_at) / 60)::int::text FROM %s.session"
            .formatted(schema));
  }

  /** All whose attempts to sign in count. */
  public List<String> attempts() {
    return postgres.query("SELECT subject FROM %s.sign_in_attempt".formatted(schema));
  }

  String passwordHash(String login) {
    return postgres
        .query("SELECT password_hash FROM %s.person WHERE login = ?".formatted(schema), login)
        .get(0);
  }
}
