package dev.bulletin.testing;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.bus.TypedBus;
import java.time.Duration;

/** Questions whose answer may take as long as it takes on a machine that has much else to do. */
public final class Patient {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private Patient() {}

  /** The same call with a deadline that only one who is not answered at all meets. */
  public static <Q extends Record, A extends Record> Call<Q, A> call(Call<Q, A> call) {
    return within(DEADLINE, call);
  }

  /** The same call with that deadline. */
  public static <Q extends Record, A extends Record> Call<Q, A> within(
      Duration deadline, Call<Q, A> call) {
    return new Call<>(
        call.service(),
        call.address(),
        call.question(),
        call.answer(),
        deadline,
        call.key(),
        call.repeat());
  }

  /** What is answered. */
  public static <Q extends Record, A extends Record> A ask(
      TypedBus bus, Call<Q, A> call, Q question) {
    return bus.ask(call(call), question).await();
  }
}
