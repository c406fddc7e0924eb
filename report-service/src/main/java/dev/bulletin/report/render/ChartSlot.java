package dev.bulletin.report.render;

import dev.bulletin.contract.report.BodyProblem;
import dev.bulletin.report.chart.Chart;
import dev.bulletin.report.chart.ChartBlock;
import dev.bulletin.report.chart.ChartData;
import dev.bulletin.report.chart.ChartException;
import dev.bulletin.report.chart.SeriesReference;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The place of a chart block in a body.
 *
 * @param line of the fence, from 1
 * @param block null when it cannot be read
 * @param problem why it cannot be read, else null
 */
record ChartSlot(int line, @Nullable ChartBlock block, @Nullable BodyProblem problem) {

  static ChartSlot read(int line, String yaml) {
    try {
      return new ChartSlot(line, ChartBlock.read(yaml), null);
    } catch (ChartException e) {
      return new ChartSlot(line, null, problem(line, e));
    }
  }

  static ChartSlot refused(int line, String reason) {
    return new ChartSlot(line, null, new BodyProblem(line, reason));
  }

  /** The first line of the block is the one below the fence. */
  private static BodyProblem problem(int line, ChartException failure) {
    return new BodyProblem(line + failure.line(), failure.reason());
  }

  /** A chart, or what is wrong with it; neither when that is not known. */
  record Outcome(@Nullable Chart chart, @Nullable BodyProblem problem) {}

  Outcome chart(ChartData data) {
    if (block == null) {
      return new Outcome(null, problem);
    }
    return outcome(() -> block.chart(data));
  }

  /** HTML around it that is not closed has taken it in. */
  Outcome lost() {
    return new Outcome(
        null, new BodyProblem(line, "this chart disappears in the HTML that stands before it"));
  }

  private Outcome outcome(Supplier<Chart> chart) {
    try {
      return new Outcome(chart.get(), null);
    } catch (ChartException e) {
      return new Outcome(null, problem(line, e));
    }
  }

  /** As far as can be told without the numbers of dashboards. */
  Outcome tryOut() {
    return references().isEmpty() ? chart(ChartData.NONE) : new Outcome(null, null);
  }

  /** How many points are written in it. */
  int points() {
    return block == null ? 0 : block.points();
  }

  /** How many series of dashboards it shows. */
  int series() {
    return references().size();
  }

  Set<SeriesReference> references() {
    return Optional.ofNullable(block).map(ChartBlock::references).orElse(Set.of());
  }
}
