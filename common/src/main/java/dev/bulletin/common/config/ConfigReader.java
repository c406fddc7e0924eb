package dev.bulletin.common.config;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads typed settings from environment variables and reports all problems at once: values that do
 * not fit, settings that are missing, and names beginning with {@code BULLETIN_} that nobody reads.
 */
public final class ConfigReader {
  private static final String PREFIX = "BULLETIN_";

  private final Map<String, String> values;
  private final Map<String, String> defaultsByName = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private ConfigReader(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** Starts reading; {@link #finish()} tells whether all was well. */
  public static ConfigReader of(Map<String, String> values) {
    return new ConfigReader(values);
  }

  /**
   * Reads one configuration record.
   *
   * @throws InvalidConfigException with every problem found
   */
  public static <C extends Record> C read(
      Map<String, String> values, Function<ConfigReader, C> shape) {
    ConfigReader in = of(values);
    C config = shape.apply(in);
    in.finish();
    return config;
  }

  /**
   * Ends reading.
   *
   * @throws InvalidConfigException with every problem found, unknown names included
   */
  public void finish() {
    List<String> found = new ArrayList<>(problems);
    unknown().forEach(name -> found.add(UnknownSetting.describe(name, defaultsByName.keySet())));
    if (!found.isEmpty()) {
      throw new InvalidConfigException(found);
    }
  }

  /** What was wrong with the values read so far. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** Notes that a value does not fit, where only its reader can tell. */
  public void reject(String name, String reason) {
    problems.add(name + ": " + reason);
  }

  /** The names given that begin with {@code BULLETIN_} and were not read so far. */
  public Set<String> unknown() {
    return values.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !defaultsByName.containsKey(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names read so far, each with its default as text; empty where there is none. */
  public Map<String, String> settings() {
    return Map.copyOf(defaultsByName);
  }

  public String string(String name, String fallback) {
    return text(name, fallback);
  }

  /** One of a few words. */
  public String choice(String name, String fallback, String... allowed) {
    String value = text(name, fallback);
    if (Arrays.asList(allowed).contains(value)) {
      return value;
    }
    problems.add(
        "%s: expected one of %s, got '%s'".formatted(name, String.join(", ", allowed), value));
    return fallback;
  }

  /** The address of an HTTP server, such as {@code https://api.example.com}. */
  public URI url(String name, String fallback) {
    String text = text(name, fallback);
    try {
      URI value = new URI(text);
      if (isServer(value)) {
        return value;
      }
    } catch (URISyntaxException e) {
      // Told below, together with addresses of other kinds.
    }
    problems.add("%s: expected an address such as %s, got '%s'".formatted(name, fallback, text));
    return URI.create(fallback);
  }

  /** No user in it, or a password would reach the log. */
  private static boolean isServer(URI value) {
    return value.getHost() != null
        && ("http".equals(value.getScheme()) || "https".equals(value.getScheme()))
        && value.getRawUserInfo() == null
        && value.getRawQuery() == null
        && value.getRawFragment() == null
        && !value.getRawPath().endsWith("/");
  }

  /** Words separated by commas. */
  public List<String> list(String name, List<String> fallback) {
    String value = text(name, String.join(",", fallback));
    return Arrays.stream(value.split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** A setting without a default. */
  public String required(String name) {
    String value = text(name, "");
    if (value.isBlank()) {
      problems.add(name + ": required");
    }
    return value;
  }

  /**
   * A secret without a default, given as NAME or, by the path of a file that holds it, NAME_FILE.
   */
  public Secret secret(String name) {
    Secret value = secret(name, "");
    if (value.reveal().isBlank()) {
      problems.add(
          "%s: required (or %s_FILE, the path of a file that holds it)".formatted(name, name));
    }
    return value;
  }

  /** As {@link #secret(String)}, where there is a default. */
  public Secret secret(String name, String fallback) {
    String file = text(name + "_FILE", "");
    String value = text(name, "");
    if (file.isEmpty()) {
      return new Secret(value.isEmpty() ? fallback : value);
    }
    if (!value.isEmpty()) {
      problems.add("%s: set either this or %s_FILE, not both".formatted(name, name));
    }
    return new Secret(contentOf(name + "_FILE", file));
  }

  private String contentOf(String name, String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException | InvalidPathException e) {
      problems.add("%s: cannot read the file '%s'".formatted(name, file));
      return "";
    }
  }

  public int integer(String name, int fallback, int min, int max) {
    String text = text(name, Integer.toString(fallback));
    try {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, together with values out of range.
    }
    problems.add(
        "%s: expected a whole number from %d to %d, got '%s'".formatted(name, min, max, text));
    return fallback;
  }

  public boolean flag(String name, boolean fallback) {
    return Boolean.parseBoolean(choice(name, Boolean.toString(fallback), "true", "false"));
  }

  /** A time span such as {@code 500ms}, {@code 10s}, {@code 5m}, {@code 1h}, or as ISO 8601. */
  public Duration duration(String name, Duration fallback, Duration min, Duration max) {
    String text = text(name, show(fallback));
    try {
      Duration value = parseDuration(text);
      if (value.compareTo(min) >= 0 && value.compareTo(max) <= 0) {
        return value;
      }
    } catch (DateTimeParseException | ArithmeticException | NumberFormatException e) {
      // Told below, together with values out of range.
    }
    problems.add(
        "%s: expected a time span from %s to %s, such as %s, got '%s'"
            .formatted(name, show(min), show(max), show(fallback), text));
    return fallback;
  }

  private static Duration parseDuration(String text) {
    String compact = text.strip().toUpperCase(Locale.ROOT);
    if (compact.startsWith("P")) {
      return Duration.parse(compact);
    }
    if (compact.endsWith("MS")) {
      return Duration.ofMillis(Long.parseLong(compact.substring(0, compact.length() - 2)));
    }
    return Duration.parse("PT" + compact);
  }

  private static String show(Duration span) {
    return span.toMillisPart() == 0
        ? span.toString().substring(2).toLowerCase(Locale.ROOT)
        : span.toMillis() + "ms";
  }

  private String text(String name, String fallback) {
    defaultsByName.put(name, fallback);
    return values.getOrDefault(name, fallback);
  }
}
