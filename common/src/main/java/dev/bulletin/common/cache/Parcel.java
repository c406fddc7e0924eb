package dev.bulletin.common.cache;

import io.vertx.core.buffer.Buffer;
import java.util.Set;

/**
 * Something known, encoded as it is kept outside of the JVM.
 *
 * @param missing that there is no answer
 * @param body the answer or the refusal, as JSON
 * @param freshMillis how long it is still as new as it should be; not positive when it is stale
 * @param staleMillis how much longer it may be given, marked
 */
record Parcel(boolean missing, Buffer body, Set<String> tags, long freshMillis, long staleMillis) {
  Parcel {
    tags = Set.copyOf(tags);
  }
}
