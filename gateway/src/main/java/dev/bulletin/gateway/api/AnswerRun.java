package dev.bulletin.gateway.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;

/**
 * Many questions answered side by side, in the order in which they were asked. A few are under way
 * at once, and no more are asked before the reader has taken what was answered, so that a hundred
 * long answers are never in memory together. Lives on the event loop of its request.
 *
 * @param <Q> a question
 */
public final class AnswerRun<Q> {
  private final HttpServerResponse response;
  private final Iterator<Q> waiting;
  private final int atOnce;
  private final Function<Q, Future<Buffer>> ask;
  private final Queue<Future<Buffer>> underWay = new ArrayDeque<>();
  private String before = "{\"answers\":[";

  /**
   * A run that has not begun.
   *
   * @param ask gives an answer as JSON, whatever has failed
   */
  public AnswerRun(
      HttpServerResponse response, List<Q> questions, int atOnce, Function<Q, Future<Buffer>> ask) {
    this.response = response;
    this.waiting = questions.iterator();
    this.atOnce = atOnce;
    this.ask = ask;
  }

  /** Asks and answers. */
  public Future<Void> run() {
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return next();
  }

  private Future<Void> next() {
    while (underWay.size() < atOnce && waiting.hasNext()) {
      underWay.add(ask.apply(waiting.next()));
    }
    Future<Buffer> first = underWay.poll();
    return first == null
        ? response.end("]}")
        : first.compose(this::write).compose(written -> next());
  }

  private Future<Void> write(Buffer answer) {
    Buffer piece = Buffer.buffer(before).appendBuffer(answer);
    before = ",";
    return response.write(piece);
  }
}
