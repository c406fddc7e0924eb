package dev.bulletin.local.monitoring;

import dev.bulletin.local.monitoring.Query.Wanted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a node gives out under {@code /metrics}: names, and the labels of each. */
public final class Scrape {
  private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)\\})? \\S+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

  private final Map<String, Set<String>> labelsByMetric = new HashMap<>();

  private Scrape() {
    // Whether a node could be asked at all, Prometheus itself says.
    labelsByMetric.put("up", Set.of());
  }

  public static Scrape of(String text) {
    Scrape scrape = new Scrape();
    text.lines().filter(line -> !line.startsWith("#")).map(LINE::matcher).forEach(scrape::add);
    return scrape;
  }

  private void add(Matcher line) {
    if (line.matches()) {
      Set<String> labels = labelsByMetric.computeIfAbsent(line.group(1), name -> new HashSet<>());
      if (line.group(2) != null) {
        LABEL.matcher(line.group(2)).results().forEach(label -> labels.add(label.group(1)));
      }
    }
  }

  /** What the questions want and nobody gives. */
  public List<String> missing(List<Query> queries) {
    return queries.stream().flatMap(query -> missing(query).stream()).distinct().sorted().toList();
  }

  private List<String> missing(Query query) {
    List<String> missing = new ArrayList<>();
    for (Wanted wanted : query.wanted()) {
      Set<String> labels = labelsByMetric.get(wanted.metric());
      if (labels == null) {
        missing.add(wanted.metric());
      } else if (!labels.containsAll(wanted.labels())) {
        missing.add(wanted.metric() + " by " + wanted.labels());
      }
    }
    query.groups().stream()
        .filter(group -> labels(query).noneMatch(group::equals))
        .forEach(group -> missing.add(group + " in " + query.text()));
    return missing;
  }

  private Stream<String> labels(Query query) {
    return query.wanted().stream()
        .flatMap(wanted -> labelsByMetric.getOrDefault(wanted.metric(), Set.of()).stream());
  }
}
