package dev.bulletin.faults.load;

import dev.bulletin.faults.ledger.Counts;
import dev.bulletin.faults.ledger.Ledger;
import dev.bulletin.faults.ledger.Outcome;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Readers who ask at a fixed rate, whatever becomes of what was asked before. What has no answer's
 * head in time, or no connection, is asked once more at the next instance, as a proxy before the
 * gateways does.
 */
final class Readers implements AutoCloseable {
  private static final int OK = 200;
  private static final int TOO_MANY = 429;
  private static final int AWAY = 503;

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Gateways gateways;
  private final Ledger ledger;
  private final List<Question> questions;
  private final Patience patience;
  private int turn;

  private Readers(Gateways gateways, Ledger ledger, List<Question> questions, Patience patience) {
    this.gateways = gateways;
    this.ledger = ledger;
    this.questions = List.copyOf(questions);
    this.patience = patience;
  }

  static Readers start(
      Gateways gateways,
      Ledger ledger,
      List<Question> questions,
      Patience patience,
      int perSecond) {
    Readers readers = new Readers(gateways, ledger, questions, patience);
    var unused =
        readers.timer.scheduleAtFixedRate(
            readers::ask, 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
    return readers;
  }

  /**
   * How long a reader waits.
   *
   * @param head for the head of an answer of one instance
   * @param whole for the whole answer; one that does not come counts as hung
   */
  record Patience(Duration head, Duration whole) {
    static final Patience USUAL = new Patience(Duration.ofSeconds(4), Duration.ofSeconds(10));
  }

  private void ask() {
    Question question = questions.get(turn++ % questions.size());
    Optional<String> gateway = gateways.next();
    var asked = new Asked(question, gateway, ledger.current(), Instant.now(), System.nanoTime());
    var unused =
        attempt(question, gateway)
            .exceptionallyCompose(failure -> again(asked))
            .orTimeout(patience.whole().toMillis(), TimeUnit.MILLISECONDS)
            .handle((answer, failure) -> outcome(asked, answer, failure))
            .thenAccept(outcome -> note(asked, outcome))
            .exceptionally(bug -> failed(asked, bug));
  }

  /** A question under way. */
  private record Asked(
      Question question, Optional<String> gateway, Counts counts, Instant at, long nanos) {}

  private CompletableFuture<HttpResponse<String>> attempt(
      Question question, Optional<String> gateway) {
    return gateways.send(gateway, question.path(), patience.head(), HttpRequest.Builder::GET);
  }

  private CompletableFuture<HttpResponse<String>> again(Asked asked) {
    asked.counts().askedAgain();
    ledger.trouble(asked.question().path() + " was asked again");
    return attempt(asked.question(), gateways.nextBut(asked.gateway()));
  }

  private static Outcome outcome(Asked asked, HttpResponse<String> answer, Throwable failure) {
    if (failure != null) {
      boolean isHung = failure instanceof TimeoutException;
      asked.counts().complain(asked.question().path() + ": " + failure);
      return isHung ? Outcome.HUNG : Outcome.FAILED;
    }
    if (answer.statusCode() == OK) {
      return read(asked, answer.body());
    }
    boolean says = answer.headers().firstValue("Retry-After").isPresent();
    if (says && (answer.statusCode() == AWAY || answer.statusCode() == TOO_MANY)) {
      return Outcome.REFUSED;
    }
    asked.counts().complain(asked.question().path() + ": " + answer.statusCode());
    return Outcome.FAILED;
  }

  private static Outcome read(Asked asked, String body) {
    Outcome outcome = asked.question().check().of(body, asked.at(), asked.counts());
    if (outcome == Outcome.WRONG) {
      asked.counts().complain(asked.question().path() + " is not what was asked for");
    }
    return outcome;
  }

  private void note(Asked asked, Outcome outcome) {
    asked.counts().read(outcome, System.nanoTime() - asked.nanos());
    if (outcome != Outcome.FRESH) {
      ledger.trouble(asked.question().path() + ": " + outcome);
    }
  }

  /** An answer that our own check could not read is wrong, too. */
  private Void failed(Asked asked, Throwable bug) {
    asked.counts().complain(asked.question().path() + ": " + bug);
    note(asked, Outcome.WRONG);
    return null;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
