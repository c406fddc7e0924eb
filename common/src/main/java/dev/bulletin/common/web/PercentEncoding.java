package dev.bulletin.common.web;

/** Percent-encoding of a path (RFC 3986, section 2.1). */
final class PercentEncoding {
  private static final int HEX = 16;

  private PercentEncoding() {}

  /** Whether a percent sign is not followed by two hexadecimal digits. */
  static boolean isBroken(String path) {
    for (int at = path.indexOf('%'); at >= 0; at = path.indexOf('%', at + 1)) {
      if (at + 2 >= path.length() || !isHex(path.charAt(at + 1)) || !isHex(path.charAt(at + 2))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHex(char digit) {
    return Character.digit(digit, HEX) >= 0;
  }
}
