package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.gateway.edge.Slug;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;

/**
 * Many questions answered side by side, in the order in which they were asked. A few are under way
 * at once, and no more are asked before the reader has taken what was answered, so that a hundred
 * long reports are never in memory together. Lives on the event loop of its request.
 */
final class Batch {
  private static final int AT_ONCE = 16;

  private final TypedBus bus;
  private final HttpServerResponse response;
  private final Iterator<FindReport> waiting;
  private final Queue<Future<BatchItem>> underWay = new ArrayDeque<>();
  private String before = "{\"answers\":[";

  Batch(TypedBus bus, RoutingContext ctx, List<FindReport> questions) {
    this.bus = bus;
    this.response = ctx.response();
    this.waiting = questions.iterator();
  }

  /** Asks and answers. */
  Future<Void> run() {
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return next();
  }

  private Future<Void> next() {
    while (underWay.size() < AT_ONCE && waiting.hasNext()) {
      underWay.add(ask(waiting.next()));
    }
    Future<BatchItem> first = underWay.poll();
    return first == null
        ? response.end("]}")
        : first.compose(this::write).compose(written -> next());
  }

  private Future<Void> write(BatchItem item) {
    Buffer piece = Buffer.buffer(before).appendBuffer(JsonMapper.buffer(item));
    before = ",";
    return response.write(piece);
  }

  private Future<BatchItem> ask(FindReport question) {
    String slug = question.slug();
    Future<BatchItem> found =
        Slug.fits(slug)
            ? bus.ask(ReportContract.FIND, question).map(answer -> BatchItem.of(slug, answer))
            : Future.failedFuture(ServiceException.notFound("report", slug));
    return found.otherwise(failure -> BatchItem.of(slug, failure));
  }
}
