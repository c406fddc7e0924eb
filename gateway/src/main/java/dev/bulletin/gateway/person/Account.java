package dev.bulletin.gateway.person;

/**
 * A person and what signing in is decided by.
 *
 * @param passwordHash Argon2id as a PHC string
 * @param disabled may not sign in
 */
record Account(Person person, String passwordHash, boolean disabled) {
  /** Without the hash, which must not reach a log. */
  @Override
  public String toString() {
    return person.login() + (disabled ? " (disabled)" : "");
  }
}
