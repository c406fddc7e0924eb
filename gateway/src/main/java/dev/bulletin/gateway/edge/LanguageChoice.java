package dev.bulletin.gateway.edge;

import dev.bulletin.contract.report.Language;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which language a reader is shown: the one in the path, else the one chosen before, else the one
 * that the browser prefers, else English.
 */
public final class LanguageChoice {
  /** Set by the page's script when a reader switches. */
  private static final String COOKIE = "lang";

  private static final Language DEFAULT = Language.EN;
  private static final int MAX_RANGES = 20;

  private LanguageChoice() {}

  /** A language range of an Accept-Language header, such as {@code vi-VN;q=0.8}. */
  private record Range(String tag, double weight) {
    static Range of(String text) {
      String[] parts = text.split(";", 2);
      return new Range(
          parts[0].strip().toLowerCase(Locale.ROOT), parts.length == 1 ? 1 : quality(parts[1]));
    }

    private static double quality(String parameter) {
      String text = parameter.replace(" ", "").toLowerCase(Locale.ROOT);
      return text.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")
          ? Double.parseDouble(text.substring(2))
          : 0;
    }

    /** A region stands for its language. */
    Optional<Language> named() {
      return Language.of(tag.split("-", 2)[0]);
    }

    boolean isAny() {
      return tag.equals("*");
    }
  }

  public static Language of(HttpServerRequest request) {
    return inPath(request.path())
        .or(() -> chosenBefore(request))
        .orElseGet(() -> preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
  }

  private static Optional<Language> inPath(@Nullable String path) {
    String[] parts = path == null ? new String[0] : path.split("/", 3);
    return parts.length < 2 ? Optional.empty() : Language.of(parts[1]);
  }

  private static Optional<Language> chosenBefore(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(COOKIE))
        .map(Cookie::getValue)
        .flatMap(Language::of);
  }

  static Language preferred(@Nullable String header) {
    List<Range> ranges = ranges(header);
    Set<Language> named =
        ranges.stream().flatMap(range -> range.named().stream()).collect(Collectors.toSet());
    return ranges.stream()
        .filter(range -> range.weight() > 0)
        // The first of those with the same weight stays the first.
        .sorted(Comparator.comparingDouble(Range::weight).reversed())
        .flatMap(range -> range.isAny() ? others(named) : range.named().stream())
        .findFirst()
        .orElse(DEFAULT);
  }

  private static List<Range> ranges(@Nullable String header) {
    String[] ranges = header == null ? new String[0] : header.split(",", MAX_RANGES + 1);
    return Arrays.stream(ranges).limit(MAX_RANGES).map(Range::of).toList();
  }

  /** What {@code *} stands for: all that has no weight of its own. */
  private static Stream<Language> others(Set<Language> named) {
    return Stream.concat(Stream.of(DEFAULT), Arrays.stream(Language.values()))
        .filter(language -> !named.contains(language));
  }
}
