package dev.bulletin.faults.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

/**
 * What one fault did.
 *
 * @param onFreshSuite whether the suite had to be started anew before, as it was not well
 * @param faultSeconds from its begin to its end
 * @param recoverySeconds from its end until all was well; below zero when that did not come
 * @param complaints some examples of what was not as it should be
 */
public record Row(
    String fault,
    boolean onFreshSuite,
    double faultSeconds,
    double recoverySeconds,
    Reads reads,
    Writes writes,
    News news,
    Numbers numbers,
    List<String> complaints) {
  /** The time of a recovery that did not come. */
  public static final double NOT_RECOVERED = -1;

  public Row {
    complaints = List.copyOf(complaints);
  }

  /** What readers got; times in milliseconds. */
  public record Reads(
      long fresh,
      long stale,
      long refused,
      long failed,
      long wrong,
      long hung,
      long askedAgain,
      long p99,
      long slowest) {
    long asked() {
      return fresh + stale + refused + failed + wrong + hung;
    }
  }

  /** What became of writes; the time in milliseconds. */
  public record Writes(
      long begun,
      long acknowledged,
      long repeated,
      long unsettled,
      long lost,
      long doubled,
      long slowest) {}

  /**
   * What sockets were told of what was published.
   *
   * @param longestAwaySeconds from the loss of a connection until it was in its rooms again
   */
  public record News(
      long told,
      long missedKnowingly,
      long missedSilently,
      long dropped,
      long unrecovered,
      double longestAwaySeconds,
      double longestSilenceSeconds) {}

  /** How right the numbers were. */
  public record Numbers(long checked, long wrong, long falselyFresh) {}

  static Row of(Counts counts, boolean onFreshSuite, double faultSeconds, double recoverySeconds) {
    return new Row(
        counts.name(),
        onFreshSuite,
        faultSeconds,
        recoverySeconds,
        counts.reads(),
        counts.writes(),
        counts.news(),
        counts.numbers(),
        counts.complaints());
  }

  /** What must never be, in words. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public List<String> broken() {
    List<String> broken = new ArrayList<>();
    require(broken, writes.lost() == 0, writes.lost() + " reports lost");
    require(broken, writes.doubled() == 0, writes.doubled() + " reports written twice");
    require(
        broken,
        writes.unsettled() == 0,
        writes.unsettled() + " writes never answered with their outcome");
    require(broken, numbers.wrong() == 0, numbers.wrong() + " wrong numbers");
    require(broken, numbers.falselyFresh() == 0, numbers.falselyFresh() + " old numbers as fresh");
    require(
        broken,
        news.missedSilently() == 0,
        news.missedSilently() + " sockets that missed something silently");
    require(broken, reads.hung() == 0, reads.hung() + " requests hung");
    require(broken, reads.wrong() == 0, reads.wrong() + " wrong answers");
    require(broken, recoverySeconds >= 0, "it did not recover");
    return broken;
  }

  private static void require(List<String> broken, boolean holds, String otherwise) {
    if (!holds) {
      broken.add(otherwise);
    }
  }
}
