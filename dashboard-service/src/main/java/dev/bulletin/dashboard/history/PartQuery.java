package dev.bulletin.dashboard.history;

import dev.bulletin.dashboard.history.Progress.Part;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A query over the parts of a series' history, which may be in several tables.
 *
 * @param first the number of the first of its arguments for the parts; the series is always 1
 */
record PartQuery(List<Part> parts, int first) {
  /** All rows of all parts, none when there are none. */
  String rows() {
    return parts.isEmpty()
        ? Level.SAMPLE.rows() + " WHERE false"
        : IntStream.range(0, parts.size())
            .mapToObj(this::rows)
            .collect(Collectors.joining("\nUNION ALL\n"));
  }

  private String rows(int index) {
    int from = first + 2 * index;
    return "%s WHERE series_id = $1::int AND at >= $%d::timestamptz AND at < $%d::timestamptz"
        .formatted(parts.get(index).level().rows(), from, from + 1);
  }

  /** Adds its arguments to those that are before them. */
  Tuple arguments(Tuple before) {
    parts.forEach(part -> add(before, part));
    return before;
  }

  private static void add(Tuple arguments, Part part) {
    arguments
        .addOffsetDateTime(part.from().atOffset(ZoneOffset.UTC))
        .addOffsetDateTime(part.to().atOffset(ZoneOffset.UTC));
  }
}
