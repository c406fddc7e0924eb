package dev.bulletin.gateway.status;

import java.time.Instant;

/**
 * How well a part works, and for how long it has.
 *
 * @param since when this gateway has seen it become so; when it first looked, if it never was
 *     otherwise
 * @param changed whether it has seen it become so
 */
public record PartState(Part part, Condition condition, Instant since, boolean changed) {
  PartState next(Condition now, Instant at) {
    return now == condition ? this : new PartState(part, now, at, /* changed= */ true);
  }
}
