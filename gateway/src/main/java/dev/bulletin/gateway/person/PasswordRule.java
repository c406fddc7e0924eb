package dev.bulletin.gateway.person;

/** What a password must be: long enough not to be guessed, and no longer than anybody needs. */
public final class PasswordRule {
  static final String SHAPE = "12 to 200 characters";

  private static final int MIN_LENGTH = 12;
  private static final int MAX_LENGTH = 200;

  private PasswordRule() {}

  public static boolean fits(String password) {
    return password.length() >= MIN_LENGTH && password.length() <= MAX_LENGTH;
  }
}
