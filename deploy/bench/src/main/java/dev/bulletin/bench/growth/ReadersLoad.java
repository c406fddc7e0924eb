package dev.bulletin.bench.growth;

import dev.bulletin.bench.LoadResult;
import dev.bulletin.bench.growth.Questions.Question;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Readers who ask one thing after the other, as fast as answers come, each of one gateway. All on
 * one event loop.
 */
final class ReadersLoad implements AutoCloseable {
  /** How many, in all. */
  static final int READERS = 24;

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int OK = 200;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final Context context = vertx.getOrCreateContext();
  private final HttpClient client =
      vertx.createHttpClient(
          new HttpClientOptions().setTcpNoDelay(true), new PoolOptions().setHttp1MaxSize(READERS));
  private final Questions questions = new Questions();

  /** Asks the gateways with these ports on this machine. */
  LoadResult run(List<Integer> ports, Duration duration) {
    Promise<LoadResult> ended = Promise.promise();
    context.runOnContext(turn -> ask(ports, duration).onComplete(ended));
    return ended.future().toCompletionStage().toCompletableFuture().join();
  }

  private Future<LoadResult> ask(List<Integer> ports, Duration duration) {
    var answers = new Answers();
    List<Future<Void>> readers =
        IntStream.range(0, READERS)
            .mapToObj(i -> new Reader(ports.get(i % ports.size()), answers, duration.toNanos()))
            .map(Reader::read)
            .toList();
    return Future.all(readers).map(all -> answers.result());
  }

  /** One of them. */
  private final class Reader {
    private final int port;
    private final Answers answers;
    private final long nanos;
    private final Promise<Void> ended = Promise.promise();

    Reader(int port, Answers answers, long nanos) {
      this.port = port;
      this.answers = answers;
      this.nanos = nanos;
    }

    /** Asks once at least. */
    Future<Void> read() {
      ask();
      return ended.future();
    }

    private void ask() {
      send(questions.next()).onComplete(done -> next());
    }

    private void next() {
      if (answers.lasts(nanos)) {
        ask();
      } else {
        ended.complete();
      }
    }

    private Future<Buffer> send(Question question) {
      long sent = System.nanoTime();
      return client
          .request(request(question))
          .compose(HttpClientRequest::send)
          .compose(ReadersLoad::body)
          .onSuccess(body -> answers.answered(sent, body.length()))
          .onFailure(failure -> answers.failed(question.kind(), failure));
    }

    private RequestOptions request(Question question) {
      return new RequestOptions()
          .setMethod(HttpMethod.GET)
          .setHost("127.0.0.1")
          .setPort(port)
          .setURI(question.path())
          .putHeader("Accept-Encoding", "br")
          .setTimeout(LIMIT.toMillis());
    }
  }

  private static Future<Buffer> body(HttpClientResponse answer) {
    return answer.statusCode() == OK
        ? answer.body()
        : Future.failedFuture("status " + answer.statusCode());
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
