package dev.bulletin.gateway.edge;

import java.time.Duration;
import java.util.Set;

/**
 * A finished page and how long it holds.
 *
 * @param tags what it was made from
 * @param freshFor after which it is made again even if nothing is known to have changed
 */
record MadePage(Finished finished, Set<String> tags, Duration freshFor) {
  MadePage {
    tags = Set.copyOf(tags);
  }
}
