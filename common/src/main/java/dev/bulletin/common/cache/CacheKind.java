package dev.bulletin.common.cache;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Call;
import dev.bulletin.common.bus.Provenance;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What is to be known of a kind of answers before they are cached.
 *
 * @param name in metrics and keys, such as {@code report.find}
 * @param tags what the answer depends on as far as the question tells, and all that is known when
 *     there is no answer
 * @param withProvenance the same answer with another provenance
 */
public record CacheKind<Q extends Record, A extends Record & Answer>(
    String name,
    Class<Q> question,
    Class<A> answer,
    Function<Q, Set<String>> tags,
    BiFunction<A, Provenance, A> withProvenance) {

  /** The answers to a call. */
  public static <Q extends Record, A extends Record & Answer> CacheKind<Q, A> of(
      Call<Q, A> call, Function<Q, Set<String>> tags, BiFunction<A, Provenance, A> withProvenance) {
    return new CacheKind<>(call.address(), call.question(), call.answer(), tags, withProvenance);
  }

  /** The same answer, marked as older than it should be. */
  public A stale(A answer) {
    return withProvenance.apply(answer, answer.provenance().asStale());
  }

  Set<String> tags(Q question, A answer) {
    Set<String> all = new HashSet<>(tags.apply(question));
    all.addAll(answer.provenance().tags());
    return Set.copyOf(all);
  }
}
