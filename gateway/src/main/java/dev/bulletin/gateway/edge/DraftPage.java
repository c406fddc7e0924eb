package dev.bulletin.gateway.edge;

import dev.bulletin.gateway.encoding.Effort;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Set;

/**
 * A page that has all but its compression.
 *
 * @param tags what it was made from
 * @param freshFor after which it is made again even if nothing is known to have changed
 */
record DraftPage(
    Finisher finisher, Finished.Kind kind, Buffer body, Set<String> tags, Duration freshFor) {
  DraftPage {
    tags = Set.copyOf(tags);
  }

  Future<MadePage> finish(Effort effort) {
    return finisher
        .finish(kind, body, effort)
        .map(finished -> new MadePage(finished, tags, freshFor));
  }
}
