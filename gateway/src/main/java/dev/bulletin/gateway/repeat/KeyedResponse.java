package dev.bulletin.gateway.repeat;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.bus.CommandKey;
import dev.bulletin.gateway.inner.CollectedAnswer;
import dev.bulletin.gateway.inner.CollectedResponse;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answer to a write with a key, which is kept before it is sent. */
final class KeyedResponse extends CollectedResponse {
  private static final Logger log = LoggerFactory.getLogger(KeyedResponse.class);
  private static final int MAX_BYTES = 4 * 1_024 * 1_024;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int KEY_OF_ANOTHER = 422;
  private static final int OUR_FAULT = 500;

  private final KeptAnswers answers;
  private final Clock clock;
  private final String key;
  private Optional<KeyedWrite> begun = Optional.empty();

  KeyedResponse(KeptAnswers answers, Clock clock, String key) {
    super(MAX_BYTES);
    this.answers = answers;
    this.clock = clock;
    this.key = key;
  }

  /** How it stands with the write; one that nobody else does is begun with that. */
  Future<Standing> begin(String caller, Buffer fingerprint, Call.Repeat repeat) {
    // PostgreSQL keeps no more of a time.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var write = new KeyedWrite(caller, key, fingerprint, now, repeat);
    return answers.begin(write).onSuccess(standing -> note(write, standing));
  }

  private void note(KeyedWrite write, Standing standing) {
    if (standing instanceof Standing.Fresh) {
      begun = Optional.of(write);
    }
  }

  /** Of the write that was begun. */
  Optional<CommandKey> commandKey() {
    return begun.map(KeyedWrite::commandKey);
  }

  /** The answer, once it is kept. What is only so for the moment is not kept. */
  Future<CollectedAnswer> kept() {
    return answer()
        .compose(answer -> keep(answer).map(answer))
        .onFailure(broken -> begun.ifPresent(this::forget));
  }

  private Future<Void> keep(CollectedAnswer answer) {
    return begun.map(write -> keep(write, answer)).orElseGet(Future::succeededFuture);
  }

  private Future<Void> keep(KeyedWrite write, CollectedAnswer answer) {
    Future<Void> kept =
        isPassing(answer.status()) ? answers.forget(write) : answers.finish(write, answer);
    return kept.onFailure(failure -> log.warn("an answer was not kept for its key", failure))
        .otherwiseEmpty();
  }

  /** The key is another's where it was used for another, and this write has nothing to leave. */
  private static boolean isPassing(int status) {
    return status >= OUR_FAULT || status == TOO_MANY_REQUESTS || status == KEY_OF_ANOTHER;
  }

  private void forget(KeyedWrite write) {
    answers.forget(write).onFailure(failure -> log.warn("a key was not set free", failure));
  }
}
