package dev.bulletin.gateway.people;

import dev.bulletin.gateway.person.Person;
import dev.bulletin.gateway.person.PgPeople;
import io.vertx.sqlclient.Row;

/** People as they stand in the database. */
final class MemberRows {
  private MemberRows() {}

  static Member toMember(Row row) {
    return new Member(
        toPerson(row),
        state(row),
        row.getBoolean("has_password"),
        row.getBoolean("vouched"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getInteger("sessions"),
        row.getInteger("tokens"));
  }

  static Person toPerson(Row row) {
    return new Person(
        row.getLong("id"),
        row.getString("login"),
        row.getString("name"),
        PgPeople.roles(row.getArrayOfStrings("roles")));
  }

  private static Member.State state(Row row) {
    if (row.getBoolean("erased")) {
      return Member.State.ERASED;
    }
    if (row.getBoolean("disabled")) {
      return Member.State.DISABLED;
    }
    return row.getBoolean("has_password") || row.getBoolean("vouched")
        ? Member.State.ACTIVE
        : Member.State.INVITED;
  }
}
