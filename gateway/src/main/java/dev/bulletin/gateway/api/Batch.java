package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.gateway.edge.Slug;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Many reports, each answered for itself. */
final class Batch {
  private static final int AT_ONCE = 16;

  private final TypedBus bus;

  Batch(TypedBus bus) {
    this.bus = bus;
  }

  /** Asks and answers. */
  Future<Void> run(RoutingContext ctx, List<FindReport> questions) {
    return new AnswerRun<>(ctx.response(), questions, AT_ONCE, this::ask).run();
  }

  private Future<Buffer> ask(FindReport question) {
    String slug = question.slug();
    Future<BatchItem> found =
        Slug.fits(slug)
            ? bus.ask(ReportContract.FIND, question).map(answer -> BatchItem.of(slug, answer))
            : Future.failedFuture(ServiceException.notFound("report", slug));
    return found.otherwise(failure -> BatchItem.of(slug, failure)).map(JsonMapper::buffer);
  }
}
