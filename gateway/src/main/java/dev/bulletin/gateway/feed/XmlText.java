package dev.bulletin.gateway.feed;

/** Texts without the characters that XML has no way to write. */
final class XmlText {
  private XmlText() {}

  static String of(String text) {
    return text.codePoints().allMatch(XmlText::isAllowed) ? text : cleaned(text);
  }

  private static String cleaned(String text) {
    var clean = new StringBuilder(text.length());
    text.codePoints().filter(XmlText::isAllowed).forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isAllowed(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || (character >= 0x20 && character <= 0xD7FF)
        || (character >= 0xE000 && character <= 0xFFFD)
        || character >= 0x10000;
  }
}
