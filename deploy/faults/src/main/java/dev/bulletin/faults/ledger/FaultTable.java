package dev.bulletin.faults.ledger;

import dev.bulletin.bench.record.MarkdownTable;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The data of a run as text and table for the README. */
public final class FaultTable {
  private FaultTable() {}

  public static String of(FaultData data) {
    MarkdownTable table =
        new MarkdownTable(
            "fault",
            "readers saw (fresh / stale / away / failed)",
            "asked again",
            "slowest ms",
            "hung",
            "wrong answers",
            "recovered after s",
            "reports: acknowledged / sent again / lost",
            "slowest report s",
            "news: told / missed knowingly / silently",
            "sockets that reconnected",
            "the last of them after s",
            "longest without a new price s",
            "numbers: checked / wrong / old as fresh");
    data.rows().forEach(row -> add(table, row));
    return introduction(data) + "\n\n" + table + failures(data);
  }

  private static void add(MarkdownTable table, Row row) {
    Row.Reads reads = row.reads();
    Row.Writes writes = row.writes();
    Row.News news = row.news();
    Row.Numbers numbers = row.numbers();
    table.add(
        row.fault() + (row.onFreshSuite() ? " (suite started anew)" : ""),
        counts(reads.fresh(), reads.stale(), reads.refused(), reads.failed()),
        counts(reads.askedAgain()),
        counts(reads.slowest()),
        counts(reads.hung()),
        counts(reads.wrong()),
        row.recoverySeconds() < 0 ? "not" : format("%.1f", row.recoverySeconds()),
        counts(writes.acknowledged(), writes.repeated(), writes.lost()),
        format("%.1f", writes.slowest() / 1_000.0),
        counts(news.told(), news.missedKnowingly(), news.missedSilently()),
        counts(news.dropped()),
        format("%.1f", news.longestAwaySeconds()),
        format("%.1f", news.longestSilenceSeconds()),
        counts(numbers.checked(), numbers.wrong(), numbers.falselyFresh()));
  }

  private static String counts(long... counts) {
    return Arrays.stream(counts)
        .mapToObj(count -> format("%,d", count))
        .collect(Collectors.joining(" / "));
  }

  private static String introduction(FaultData data) {
    return """
        %d instances of each service, each in a JVM of its own (`%s`), one PostgreSQL with fsync, \
        one Redis, the market simulator; %d reads a second, %d reports a minute, %,d sockets. Each \
        fault lasts %d s and must be recovered from in %d s; %.0f s in all.

        %s, %s; %s; Java %s. Written by `deploy/faults/run --write`."""
        .formatted(
            data.instances(),
            String.join(" ", data.flags()),
            data.readsPerSecond(),
            data.reportsPerMinute(),
            data.sockets(),
            data.faultSeconds(),
            data.limitSeconds(),
            data.seconds(),
            data.startedAt().substring(0, 10),
            data.source().inWords(),
            data.machine().inWords(),
            data.java());
  }

  /** What must not be stands below the table, too. */
  private static String failures(FaultData data) {
    return Stream.concat(
            Stream.of(data.broken().isEmpty() ? "" : "\n\n**Broken:**"),
            data.broken().stream().map(broken -> "\n- " + broken))
        .collect(Collectors.joining());
  }

  private static String format(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}
