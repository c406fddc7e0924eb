package dev.bulletin.gateway.encoding;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client says it can decode (RFC 9110, 12.5.3); read for every page, so without allocation.
 */
public final class AcceptEncoding {
  private static final Coding[] BY_PREFERENCE = Coding.values();
  private static final String ANY = "*";

  /** Weights are counted in thousandths, as they have three decimals at most. */
  private static final int WHOLE = 1_000;

  /** What nobody has named may be sent as it is, but whatever was named is liked better. */
  private static final int LAST_RESORT = 1;

  private static final int UNNAMED = -1;

  private AcceptEncoding() {}

  /**
   * The coding with the greatest weight among those that are offered. Who names none of them, or
   * refuses all, gets the body as it is.
   */
  public static Coding preferred(@Nullable String header, Set<Coding> offered) {
    if (header == null) {
      return Coding.IDENTITY;
    }
    Coding best = Coding.IDENTITY;
    int most = 0;
    for (Coding coding : BY_PREFERENCE) {
      int weight = offered.contains(coding) ? weight(header, coding) : 0;
      if (weight > most) {
        best = coding;
        most = weight;
      }
    }
    return best;
  }

  private static int weight(String header, Coding coding) {
    int named = weightOf(header, coding.token());
    int weight = named == UNNAMED ? weightOf(header, ANY) : named;
    if (weight != UNNAMED) {
      return weight;
    }
    return coding == Coding.IDENTITY ? LAST_RESORT : 0;
  }

  private static int weightOf(String header, String token) {
    for (int start = 0; start < header.length(); ) {
      int comma = header.indexOf(',', start);
      int end = comma < 0 ? header.length() : comma;
      int begin = afterSpace(header, start, end);
      if (names(header, begin, end, token)) {
        return quality(header, begin + token.length(), end);
      }
      start = end + 1;
    }
    return UNNAMED;
  }

  private static boolean names(String header, int begin, int end, String token) {
    int after = begin + token.length();
    if (after > end
        || !header.regionMatches(/* ignoreCase= */ true, begin, token, 0, after - begin)) {
      return false;
    }
    int next = afterSpace(header, after, end);
    return next == end || header.charAt(next) == ';';
  }

  /** What is no weight stands for none: the client gets what it can certainly read. */
  private static int quality(String header, int from, int end) {
    int semicolon = afterSpace(header, from, end);
    if (semicolon == end) {
      return WHOLE;
    }
    int name = afterSpace(header, semicolon + 1, end);
    boolean weighted = header.regionMatches(/* ignoreCase= */ true, name, "q=", 0, 2);
    return weighted ? thousandths(header, name + 2, end) : 0;
  }

  /** Such as 0, 0.5, 0.125 or 1.000; anything else is 0. */
  private static int thousandths(String header, int from, int end) {
    int weight = 0;
    int unit = WHOLE;
    for (int i = from; i < end && !isSpace(header.charAt(i)); i++) {
      char sign = header.charAt(i);
      boolean point = sign == '.' && i == from + 1;
      boolean digit = sign >= '0' && sign <= '9' && unit > 0 && i != from + 1;
      if (digit) {
        weight += unit * (sign - '0');
        unit /= 10;
      } else if (!point) {
        return 0;
      }
    }
    return weight > WHOLE ? 0 : weight;
  }

  private static int afterSpace(String header, int from, int end) {
    int next = from;
    while (next < end && isSpace(header.charAt(next))) {
      next++;
    }
    return next;
  }

  private static boolean isSpace(char sign) {
    return sign == ' ' || sign == '\t';
  }
}
