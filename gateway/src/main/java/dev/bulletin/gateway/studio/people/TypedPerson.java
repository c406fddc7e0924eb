package dev.bulletin.gateway.studio.people;

import dev.bulletin.gateway.people.NewPerson;
import dev.bulletin.gateway.person.Login;
import dev.bulletin.gateway.person.Role;
import dev.bulletin.gateway.studio.FieldRules;
import dev.bulletin.gateway.studio.Form;
import java.util.Optional;

/** A new person as they stand in a form. */
record TypedPerson(String login, String name, String role) {
  static final TypedPerson BLANK = new TypedPerson("", "", Role.READER.code());

  private static final int MAX_NAME = 100;

  static TypedPerson read(Form form) {
    return new TypedPerson(Login.of(form.line("login")), form.line("name"), form.line("role"));
  }

  void check(FieldRules rules) {
    rules.require(Login.fits(login) && !Login.isOfErased(login), "login", "fault.login");
    rules.line("name", name, MAX_NAME);
    rules.require(chosen().isPresent(), "role", "fault.required");
  }

  private Optional<Role> chosen() {
    return Role.of(role);
  }

  /** Of what has been checked. */
  NewPerson person() {
    return new NewPerson(login, name, chosen().orElseThrow());
  }
}
