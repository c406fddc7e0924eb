package dev.bulletin.report.store;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What goes with a report besides what it says.
 *
 * @param id names it for ever; missing where that is left to us
 * @param formerSlugs addresses that it has left, the first left first
 * @param charts what its charts showed of dashboards when readers got it
 */
public record Belongings(Optional<UUID> id, List<String> formerSlugs, List<FrozenSeries> charts) {
  public Belongings {
    formerSlugs = List.copyOf(formerSlugs);
    charts = List.copyOf(charts);
  }

  /** The same with what was frozen now. */
  public Belongings with(List<FrozenSeries> frozen) {
    return new Belongings(
        id, formerSlugs, Stream.concat(charts.stream(), frozen.stream()).toList());
  }

  /** Whether nothing of this has to be added to what is kept, whose id stays as it is. */
  boolean addNothingTo(Belongings kept) {
    return addressesNotIn(kept).isEmpty() && chartsNotIn(kept).isEmpty();
  }

  List<String> addressesNotIn(Belongings kept) {
    return formerSlugs.stream()
        .filter(slug -> !kept.formerSlugs.contains(slug))
        .distinct()
        .toList();
  }

  List<FrozenSeries> chartsNotIn(Belongings kept) {
    Set<FrozenSeries> there = new HashSet<>(kept.charts);
    return charts.stream().filter(series -> !there.contains(series)).toList();
  }
}
