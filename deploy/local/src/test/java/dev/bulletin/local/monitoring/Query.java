package dev.bulletin.local.monitoring;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a question in PromQL wants to know of.
 *
 * @param text the question
 * @param wanted metrics, each with the labels by which it is chosen
 * @param groups labels by which answers are put together
 * @param jobs the services whose nodes it is about, where it names one
 */
public record Query(String text, Set<Wanted> wanted, Set<String> groups, Set<String> jobs) {
  private static final Pattern JOB = Pattern.compile("\\bjob=\"([^\"]*)\"");
  private static final Pattern GROUPS = Pattern.compile("\\b(?:by|without)\\s*\\(([^)]*)\\)");
  private static final Pattern SELECTOR =
      Pattern.compile("([a-zA-Z_:][\\w:]*)\\s*(?:\\{([^}]*)\\})?(?!\\s*[\\w:(])");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"");
  private static final Set<String> WORDS = Set.of("or", "and", "unless", "on", "bool", "offset");

  /** Given by Prometheus when it reads, and so on no node. */
  private static final Set<String> GIVEN = Set.of("job", "instance", "le");

  /** A metric with labels that it must have. */
  public record Wanted(String metric, Set<String> labels) {}

  /** Reads the question. */
  public static Query of(String text) {
    Set<String> groups =
        GROUPS
            .matcher(text)
            .results()
            .flatMap(group -> Stream.of(group.group(1).split(",")))
            .map(String::strip)
            .filter(label -> !GIVEN.contains(label))
            .collect(Collectors.toCollection(TreeSet::new));
    String rest = GROUPS.matcher(text).replaceAll(" ").replaceAll("\\[[^\\]]*\\]", " ");
    return new Query(text, wanted(SELECTOR.matcher(rest)), groups, jobs(text));
  }

  private static Set<String> jobs(String text) {
    return JOB.matcher(text)
        .results()
        .map(job -> job.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<Wanted> wanted(Matcher selectors) {
    return selectors
        .results()
        .filter(selector -> !WORDS.contains(selector.group(1)))
        .map(selector -> new Wanted(selector.group(1), labels(selector)))
        .collect(Collectors.toSet());
  }

  private static Set<String> labels(MatchResult selector) {
    if (selector.group(2) == null) {
      return Set.of();
    }
    return MATCHER
        .matcher(selector.group(2))
        .results()
        .map(matcher -> matcher.group(1))
        .filter(label -> !GIVEN.contains(label))
        .collect(Collectors.toSet());
  }
}
