package dev.bulletin.dashboard.poll;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import dev.bulletin.dashboard.history.CandleStore;
import dev.bulletin.dashboard.series.Refusal;
import dev.bulletin.dashboard.source.Gathered;
import io.vertx.core.Future;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in what sources give, and what follows from it. Thread-safe. */
public final class Harvest {
  private static final Logger log = LoggerFactory.getLogger(Harvest.class);

  private final Intake intake;
  private final CandleStore candles;
  private final List<Computation> computations;

  public Harvest(Intake intake, CandleStore candles, List<Computation> computations) {
    this.intake = intake;
    this.candles = candles;
    this.computations = List.copyOf(computations);
  }

  /** What was gathered first, so that nothing that is computed of it holds it up. */
  Future<Void> accept(long term, Gathered gathered) {
    return keep(term, gathered)
        .compose(kept -> accept(term, gathered.samples()))
        .compose(accepted -> compute(term, gathered));
  }

  private Future<Void> keep(long term, Gathered gathered) {
    return gathered.candles().isEmpty()
        ? Future.succeededFuture()
        : candles.keep(term, gathered.candles());
  }

  private Future<Void> accept(long term, List<Sample> samples) {
    return intake.accept(new Samples(term, samples)).onSuccess(Harvest::tell).mapEmpty();
  }

  private static void tell(List<Refusal> refused) {
    refused.forEach(refusal -> log.warn("{} is not kept: {}", refusal.sample(), refusal.reason()));
  }

  private Future<Void> compute(long term, Gathered gathered) {
    return Future.join(computations.stream().map(each -> compute(term, each, gathered)).toList())
        .mapEmpty();
  }

  private Future<Void> compute(long term, Computation computation, Gathered gathered) {
    return computation
        .of(gathered)
        .recover(Harvest::goWithout)
        .compose(samples -> accept(term, samples));
  }

  private static Future<List<Sample>> goWithout(Throwable failure) {
    log.warn("some figures could not be computed: {}", failure.toString());
    return Future.succeededFuture(List.of());
  }
}
