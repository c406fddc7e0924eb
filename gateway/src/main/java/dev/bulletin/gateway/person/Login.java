package dev.bulletin.gateway.person;

import java.util.Locale;
import java.util.regex.Pattern;

/** How people are called when they sign in. */
public final class Login {
  static final String SHAPE = "1 to 60 lower-case letters and digits, with single . _ - between";

  /** What those are called of whom nothing is known any more. */
  private static final String ERASED = "erased-";

  private static final int MAX_LENGTH = 60;
  private static final Pattern CHARACTERS = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");

  private Login() {}

  public static boolean fits(String login) {
    return login.length() <= MAX_LENGTH && CHARACTERS.matcher(login).matches();
  }

  /** Of someone whose data was erased. */
  public static String ofErased(long id) {
    return ERASED + id;
  }

  /** Whether nobody else may be called so. */
  public static boolean isOfErased(String login) {
    return login.startsWith(ERASED);
  }

  /** As it is kept, of what was typed. */
  public static String of(String typed) {
    return typed.strip().toLowerCase(Locale.ROOT);
  }
}
