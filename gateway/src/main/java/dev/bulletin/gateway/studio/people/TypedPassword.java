package dev.bulletin.gateway.studio.people;

import dev.bulletin.common.config.Secret;
import dev.bulletin.gateway.person.PasswordRule;
import dev.bulletin.gateway.studio.Faults;
import dev.bulletin.gateway.studio.FieldRules;
import dev.bulletin.gateway.studio.Form;
import java.util.Map;

/** A new password as it stands in a form, twice. */
record TypedPassword(Secret password, Secret repeated) {
  static TypedPassword read(Form form) {
    return new TypedPassword(new Secret(form.text("password")), new Secret(form.text("repeated")));
  }

  void check(FieldRules rules) {
    rules.require(PasswordRule.fits(password.reveal()), "password", "fault.password");
    rules.require(password.reveal().equals(repeated.reveal()), "repeated", "fault.repeated");
  }

  /** What is wrong with it, as the forms show it. */
  static Map<String, String> shown(Faults faults) {
    return Map.of(
        "login", faults.of("login"),
        "name", faults.of("name"),
        "current", faults.of("current"),
        "password", faults.of("password"),
        "repeated", faults.of("repeated"));
  }
}
