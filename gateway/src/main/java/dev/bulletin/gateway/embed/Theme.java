package dev.bulletin.gateway.embed;

import java.util.Arrays;
import java.util.Optional;

/** How a panel is coloured: these ways and no others, so that pages can be kept. */
public enum Theme {
  /** As the reader's system has it. */
  SYSTEM("system", "light dark"),
  LIGHT("light", "light"),
  DARK("dark", "dark");

  private final String code;
  private final String schemes;

  Theme(String code, String schemes) {
    this.code = code;
    this.schemes = schemes;
  }

  /** The theme that an address names. */
  public static Optional<Theme> of(String code) {
    return Arrays.stream(values()).filter(theme -> theme.code.equals(code)).findFirst();
  }

  /** As an address names it. */
  public String code() {
    return code;
  }

  /** The schemes that a browser may paint the page in before its styles are there. */
  public String schemes() {
    return schemes;
  }
}
