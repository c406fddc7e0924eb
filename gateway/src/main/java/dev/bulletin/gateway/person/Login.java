package dev.bulletin.gateway.person;

import java.util.Locale;
import java.util.regex.Pattern;

/** How people are called when they sign in. */
final class Login {
  static final String SHAPE = "1 to 60 lower-case letters and digits, with single . _ - between";

  private static final int MAX_LENGTH = 60;
  private static final Pattern CHARACTERS = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");

  private Login() {}

  static boolean fits(String login) {
    return login.length() <= MAX_LENGTH && CHARACTERS.matcher(login).matches();
  }

  /** As it is kept, of what was typed. */
  static String of(String typed) {
    return typed.strip().toLowerCase(Locale.ROOT);
  }
}
