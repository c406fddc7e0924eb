package dev.bulletin.faults.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Where everybody notes what they see, under the fault that lasts. Thread-safe. */
public final class Ledger {
  private static final String BETWEEN = "none, between the others";

  private final Counts between = new Counts(BETWEEN);
  private final List<Entry> entries = new ArrayList<>();
  private final AtomicLong lastTrouble = new AtomicLong(System.nanoTime());
  private volatile Counts current = between;
  private volatile String trouble = "";

  private record Entry(Counts counts, boolean onFreshSuite, double fault, double recovery) {
    Row row() {
      return Row.of(counts, onFreshSuite, fault, recovery);
    }
  }

  /** What is counted now; who begins something notes its end in the same. */
  public Counts current() {
    return current;
  }

  /** From now on it is counted under that name. */
  public void begin(String fault) {
    current = new Counts(fault);
  }

  /** The fault is over and all is well, or it was waited for long enough. */
  public synchronized void end(boolean onFreshSuite, double faultSeconds, double recoverySeconds) {
    entries.add(new Entry(current, onFreshSuite, faultSeconds, recoverySeconds));
    current = between;
  }

  /** Something was not as on a good day. */
  public void trouble(String what) {
    trouble = what;
    lastTrouble.set(System.nanoTime());
  }

  /** What it was. */
  public String troubleInWords() {
    return trouble;
  }

  /** When that was last so, by {@link System#nanoTime()}. */
  public long lastTrouble() {
    return lastTrouble.get();
  }

  /** The last fault as it was counted so far. */
  public synchronized Row last() {
    return entries.get(entries.size() - 1).row();
  }

  /** All faults in order, and at the end what was seen between them. */
  public synchronized List<Row> rows() {
    List<Row> rows = new ArrayList<>(entries.stream().map(Entry::row).toList());
    rows.add(Row.of(between, /* onFreshSuite= */ false, 0, 0));
    return rows;
  }
}
