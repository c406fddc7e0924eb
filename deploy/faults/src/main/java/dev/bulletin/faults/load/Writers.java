package dev.bulletin.faults.load;

import dev.bulletin.faults.ledger.Ledger;
import dev.bulletin.faults.suite.Suite;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writers who publish reports at a fixed rate. What was refused, or whose answer did not come, is
 * sent again with the same Idempotency-Key until it is answered, which must be with its own
 * outcome.
 */
final class Writers implements AutoCloseable {
  private static final Duration ONE_ATTEMPT = Duration.ofSeconds(8);
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  private static final int ASKED_AGAIN = 30;
  private static final String REPORTS = "/api/v1/reports";
  private static final String MANUSCRIPTS = "/api/v1/manuscripts/";
  private static final String BODY =
      """
      {"slug":"%1$s","tags":["faults"],"texts":{\
      "en":{"title":"%1$s","summary":"Of a fault test.","body":"## Written under load"}}}""";

  private static final String OUTCOME =
      """
      {"slug":"%s","revision":%d,"status":"%s"}""";

  private static final int OK = 200;
  private static final int CREATED = 201;

  /** Said of what may be done later: too early, an error, away. */
  private static final Set<Integer> NOT_NOW = Set.of(429, 500, 502, 503, 504);

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger number = new AtomicInteger();
  private final Queue<Report> reports = new ConcurrentLinkedQueue<>();
  private final Queue<CompletableFuture<Void>> underWay = new ConcurrentLinkedQueue<>();
  private final String prefix;
  private final Gateways gateways;
  private final Ledger ledger;

  Writers(String prefix, Gateways gateways, Ledger ledger) {
    this.prefix = prefix;
    this.gateways = gateways;
    this.ledger = ledger;
  }

  void start(int perMinute) {
    var unused =
        timer.scheduleAtFixedRate(this::begin, 0, 60_000_000L / perMinute, TimeUnit.MICROSECONDS);
  }

  private void begin() {
    underWay.removeIf(CompletableFuture::isDone);
    underWay.add(write().exceptionally(givenUp -> null));
  }

  /** Publishes one; ends when that is acknowledged. */
  CompletableFuture<Void> write() {
    Report report = new Report(prefix + number.incrementAndGet(), ledger.current());
    reports.add(report);
    report.counts().writeBegun();
    return create(report)
        .thenCompose(tag -> publish(report, tag))
        .thenAccept(tag -> acknowledged(report, tag))
        .whenComplete((done, failure) -> noteFailure(report, failure));
  }

  private CompletableFuture<String> create(Report report) {
    return untilKnown(
            report,
            REPORTS,
            request ->
                request
                    .header("Idempotency-Key", report.creation())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(BODY.formatted(report.slug()))))
        .thenApply(answer -> tag(answer, CREATED, OUTCOME.formatted(report.slug(), 1, "draft")));
  }

  private CompletableFuture<String> publish(Report report, String tag) {
    return untilKnown(
            report,
            REPORTS + "/" + report.slug() + "/publish",
            request ->
                request
                    .header("Idempotency-Key", report.publication())
                    .header("If-Match", tag)
                    .POST(HttpRequest.BodyPublishers.noBody()))
        .thenApply(answer -> tag(answer, OK, OUTCOME.formatted(report.slug(), 2, "published")));
  }

  /**
   * The entity tag of the answer, which is that of the write's own outcome, however often it was
   * sent and whatever has become of the gateway that had it in hand: none that its own report is in
   * the way, or that somebody else is doing it.
   */
  private static String tag(HttpResponse<String> answer, int status, String outcome) {
    if (answer.statusCode() != status || !answer.body().equals(outcome)) {
      throw new IllegalStateException(
          "%s: %d %s, not %s"
              .formatted(answer.uri().getPath(), answer.statusCode(), answer.body(), outcome));
    }
    return answer.headers().firstValue("ETag").orElse("");
  }

  private CompletableFuture<HttpResponse<String>> untilKnown(
      Report report, String path, UnaryOperator<HttpRequest.Builder> request) {
    return send(path, request)
        .handle((answer, failure) -> answer)
        .thenCompose(answer -> orAgain(report, path, request, answer));
  }

  private CompletableFuture<HttpResponse<String>> orAgain(
      Report report,
      String path,
      UnaryOperator<HttpRequest.Builder> request,
      HttpResponse<String> answer) {
    if (answer != null && !NOT_NOW.contains(answer.statusCode())) {
      return CompletableFuture.completedFuture(answer);
    }
    ledger.trouble(path + ": " + answer);
    report.counts().repeated();
    complainOfError(report, path, answer);
    if (System.nanoTime() - report.begunAt() > PATIENCE.toNanos()) {
      return CompletableFuture.failedFuture(
          new IllegalStateException(path + " was never answered, at last " + answer));
    }
    return CompletableFuture.supplyAsync(() -> path, LATER)
        .thenCompose(again -> untilKnown(report, again, request));
  }

  /** An error of ours is none that a writer should be told. */
  private static void complainOfError(Report report, String path, HttpResponse<String> answer) {
    if (answer != null && (answer.statusCode() == 500)) {
      report.counts().complain(path + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  private CompletableFuture<HttpResponse<String>> send(
      String path, UnaryOperator<HttpRequest.Builder> request) {
    return gateways.send(
        gateways.next(),
        path,
        ONE_ATTEMPT,
        builder -> request.apply(builder.header("Authorization", "Bearer " + Suite.TOKEN)));
  }

  private static void acknowledged(Report report, String tag) {
    report.acknowledge(tag);
    report.counts().acknowledged(System.nanoTime() - report.begunAt());
  }

  private static void noteFailure(Report report, Throwable failure) {
    if (failure != null) {
      report.counts().unsettled();
      report.counts().complain(String.valueOf(failure.getMessage()));
    }
  }

  /** Begins no more, and waits until it is known what has become of each. */
  void settle() {
    timer.shutdownNow();
    CompletableFuture.allOf(underWay.toArray(CompletableFuture<?>[]::new)).join();
  }

  /** All that were begun. */
  List<Report> reports() {
    return List.copyOf(reports);
  }

  /** Asks whether what was acknowledged is there, once, and published; all must be well. */
  void verify() {
    reports.stream().filter(report -> report.acknowledged() != null).forEach(this::verify);
  }

  /** Who is told to come again knows nothing of the report yet. */
  private static boolean isAway(@Nullable HttpResponse<String> answer) {
    return answer == null || NOT_NOW.contains(answer.statusCode());
  }

  private @Nullable HttpResponse<String> manuscript(Report report) {
    return send(MANUSCRIPTS + report.slug(), HttpRequest.Builder::GET)
        .exceptionally(failure -> null)
        .join();
  }

  private void verify(Report report) {
    HttpResponse<String> kept = manuscript(report);
    for (int again = 0; again < ASKED_AGAIN && isAway(kept); again++) {
      CompletableFuture.runAsync(() -> {}, LATER).join();
      kept = manuscript(report);
    }
    if (kept == null) {
      report.counts().lost(report.slug() + " cannot be asked for");
      return;
    }
    String tag = kept.headers().firstValue("ETag").orElse("");
    if (!isPublished(kept)) {
      report.counts().lost(report.slug() + ": " + kept.statusCode() + " " + kept.body());
    } else if (!tag.equals(report.acknowledged())) {
      report.counts().doubled(report.slug() + ": " + tag + ", told " + report.acknowledged());
    }
  }

  private static boolean isPublished(HttpResponse<String> kept) {
    return kept.statusCode() == OK && kept.body().contains("\"published\"");
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
