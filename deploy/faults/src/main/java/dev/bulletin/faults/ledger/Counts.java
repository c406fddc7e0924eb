package dev.bulletin.faults.ledger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;

/** What is seen while one fault lasts and until all is well again. Thread-safe. */
public final class Counts {
  private static final int MOST_COMPLAINTS = 12;
  private static final long LONGEST_MICROS = 120_000_000;

  private final String name;
  private final Map<Outcome, LongAdder> reads = new EnumMap<>(Outcome.class);
  private final ConcurrentHistogram readMicros = new ConcurrentHistogram(LONGEST_MICROS, 2);
  private final LongAdder askedAgain = new LongAdder();
  private final LongAdder writes = new LongAdder();
  private final LongAdder acknowledged = new LongAdder();
  private final LongAdder repeated = new LongAdder();
  private final LongAdder unsettled = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final LongAdder doubled = new LongAdder();
  private final LongAccumulator slowestWrite = new LongAccumulator(Math::max, 0);
  private final LongAdder numbers = new LongAdder();
  private final LongAdder wrongNumbers = new LongAdder();
  private final LongAdder falselyFresh = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAccumulator longestAway = new LongAccumulator(Math::max, 0);
  private final LongAdder unrecovered = new LongAdder();
  private final AtomicLong told = new AtomicLong();
  private final AtomicLong missedKnowingly = new AtomicLong();
  private final AtomicLong missedSilently = new AtomicLong();
  private final LongAccumulator longestSilence = new LongAccumulator(Math::max, 0);
  private final List<String> complaints = new ArrayList<>();

  Counts(String name) {
    this.name = name;
    for (Outcome outcome : Outcome.values()) {
      reads.put(outcome, new LongAdder());
    }
  }

  public String name() {
    return name;
  }

  /** An answer to a reader, or that there was none. */
  public void read(Outcome outcome, long nanos) {
    of(outcome).increment();
    readMicros.recordValue(Math.min(LONGEST_MICROS, nanos / 1_000));
  }

  private LongAdder of(Outcome outcome) {
    return Objects.requireNonNull(reads.get(outcome));
  }

  /** A reader's question went to a second instance. */
  public void askedAgain() {
    askedAgain.increment();
  }

  public void writeBegun() {
    writes.increment();
  }

  /** A report was acknowledged as written and published. */
  public void acknowledged(long nanos) {
    acknowledged.increment();
    slowestWrite.accumulate(nanos);
  }

  /** A write was sent again, as it was not known what had become of it. */
  public void repeated() {
    repeated.increment();
  }

  /** A write was given up. */
  public void unsettled() {
    unsettled.increment();
  }

  /** An acknowledged report was not there. */
  public void lost(String what) {
    lost.increment();
    complain("lost: " + what);
  }

  /** An acknowledged report was written once more. */
  public void doubled(String what) {
    doubled.increment();
    complain("doubled: " + what);
  }

  /** A number was told, which was right. */
  public void rightNumber() {
    numbers.increment();
  }

  /** A number was told that its source never said. */
  public void wrongNumber(String what) {
    numbers.increment();
    wrongNumbers.increment();
    complain("wrong number: " + what);
  }

  /** A number was called fresh that was too old. */
  public void falselyFresh(String what) {
    falselyFresh.increment();
    complain("called fresh: " + what);
  }

  /** A socket lost its connection. */
  public void dropped() {
    dropped.increment();
  }

  /** A socket was in its rooms again after so long. */
  public void back(long nanos) {
    longestAway.accumulate(nanos);
  }

  /** A socket was told that what it has missed is not known. */
  public void unrecovered() {
    unrecovered.increment();
  }

  /** No new price was told for so long. */
  public void silence(long nanos) {
    longestSilence.accumulate(nanos);
  }

  /**
   * How many sockets were told of a publication.
   *
   * @param knowingly those that were not, and know that they have missed something
   * @param silently those that were not, and do not
   */
  public void published(long toldTo, long knowingly, long silently, String what) {
    told.addAndGet(toldTo);
    missedKnowingly.addAndGet(knowingly);
    missedSilently.addAndGet(silently);
    if (silently > 0) {
      complain("%d sockets were never told of %s".formatted(silently, what));
    }
  }

  /** Keeps some examples of what was not as it should be. */
  public synchronized void complain(String text) {
    if (complaints.size() < MOST_COMPLAINTS) {
      complaints.add(text);
    }
  }

  Row.Reads reads() {
    return new Row.Reads(
        of(Outcome.FRESH).sum(),
        of(Outcome.STALE).sum(),
        of(Outcome.REFUSED).sum(),
        of(Outcome.FAILED).sum(),
        of(Outcome.WRONG).sum(),
        of(Outcome.HUNG).sum(),
        askedAgain.sum(),
        readMicros.getValueAtPercentile(99) / 1_000,
        readMicros.getMaxValue() / 1_000);
  }

  Row.Writes writes() {
    return new Row.Writes(
        writes.sum(),
        acknowledged.sum(),
        repeated.sum(),
        unsettled.sum(),
        lost.sum(),
        doubled.sum(),
        slowestWrite.get() / 1_000_000);
  }

  Row.News news() {
    return new Row.News(
        told.get(),
        missedKnowingly.get(),
        missedSilently.get(),
        dropped.sum(),
        unrecovered.sum(),
        longestAway.get() / 1e9,
        longestSilence.get() / 1e9);
  }

  Row.Numbers numbers() {
    return new Row.Numbers(numbers.sum(), wrongNumbers.sum(), falselyFresh.sum());
  }

  synchronized List<String> complaints() {
    return List.copyOf(complaints);
  }
}
