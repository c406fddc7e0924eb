package dev.bulletin.dashboard.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import dev.bulletin.dashboard.series.InMemorySamples;
import dev.bulletin.dashboard.series.LowerTermException;
import dev.bulletin.testing.MovingClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatientSamplesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  private final MovingClock clock = new MovingClock(NOW);
  private final InMemorySamples postgres = new InMemorySamples();
  private OptionalLong term = OptionalLong.of(1);
  private long highest = 1;
  private final Duty duty = new Duty(() -> term, OptionalLong::empty, () -> highest);
  private final PatientSamples samples = new PatientSamples(postgres, duty, clock);

  @Test
  void keepsLaterInTheTermThatIsInForceThen() {
    postgres.goAway();
    keep(1, sample(1));
    keep(1, sample(2));
    postgres.comeBack();
    begin(5);
    samples.catchUp().await();
    assertThat(postgres.kept()).containsExactly(sample(1), sample(2));
    assertThatThrownBy(() -> keep(4, sample(3))).isInstanceOf(LowerTermException.class);
  }

  @Test
  void keepsWhatComesInBehindWhatWaits() {
    postgres.goAway();
    keep(1, sample(1));
    postgres.comeBack();
    keep(1, sample(2));
    assertThat(postgres.kept()).isEmpty();
    samples.catchUp().await();
    keep(1, sample(3));
    assertThat(postgres.kept()).containsExactly(sample(1), sample(2), sample(3));
  }

  @Test
  void triesAgainAndAgain() {
    postgres.goAway();
    keep(1, sample(1));
    samples.catchUp().await();
    samples.catchUp().await();
    postgres.comeBack();
    samples.catchUp().await();
    assertThat(postgres.kept()).containsExactly(sample(1));
  }

  @Test
  void keepsNothingLaterWhenAnotherHasPolledSince() {
    postgres.goAway();
    keep(1, sample(1));
    term = OptionalLong.empty();
    samples.hear(new Samples(2, List.of(sample(2))));
    postgres.comeBack();
    begin(3);
    samples.catchUp().await();
    assertThat(postgres.kept()).isEmpty();
  }

  @Test
  void keepsLaterWhatWasPolledBeforeItKnewOfItsNextTerm() {
    postgres.goAway();
    List<Sample> many = IntStream.range(0, 5_000).mapToObj(PatientSamplesTest::sample).toList();
    samples.keep(new Samples(1, many)).await();
    keep(1, sample(5_000));
    postgres.comeBack();
    postgres.keep(new Samples(2, List.of())).await();
    samples.catchUp().await();
    assertThat(postgres.kept()).isEmpty();
    begin(2);
    samples.catchUp().await();
    assertThat(postgres.kept()).hasSize(5_001).endsWith(sample(5_000));
  }

  @Test
  void keepsLaterWhatWaitsWhenItHearsItselfWhileItsTermIsNotConfirmed() {
    postgres.goAway();
    keep(1, sample(1));
    keep(2, sample(2));
    postgres.comeBack();
    term = OptionalLong.empty();
    samples.hear(new Samples(2, List.of(sample(2))));
    begin(3);
    samples.catchUp().await();
    assertThat(postgres.kept()).containsExactly(sample(1), sample(2));
  }

  @Test
  void waitsWhileItIsNotToPoll() {
    postgres.goAway();
    keep(1, sample(1));
    postgres.comeBack();
    term = OptionalLong.empty();
    samples.catchUp().await();
    assertThat(postgres.kept()).isEmpty();
    begin(2);
    samples.catchUp().await();
    assertThat(postgres.kept()).containsExactly(sample(1));
  }

  @Test
  void forgetsWhatHasWaitedForLongerThanTenMinutes() {
    postgres.goAway();
    keep(1, sample(1));
    clock.pass(Duration.ofMinutes(10).plusMillis(1));
    keep(1, sample(2));
    postgres.comeBack();
    samples.catchUp().await();
    assertThat(postgres.kept()).containsExactly(sample(2));
  }

  @Test
  void forgetsTheOldestOfMoreThanAHundredThousand() {
    postgres.goAway();
    List<Sample> many = IntStream.range(0, 1_000).mapToObj(PatientSamplesTest::sample).toList();
    IntStream.range(0, 105).forEach(i -> samples.keep(new Samples(1, many)).await());
    postgres.comeBack();
    samples.catchUp().await();
    assertThat(postgres.kept()).hasSize(100_000);
  }

  @Test
  void refusesWhatIsPushedWhenItCannotBeKeptAtOnce() {
    postgres.goAway();
    assertThatThrownBy(() -> keep(Samples.PUSHED, sample(1))).hasMessageContaining("away");
    postgres.comeBack();
    samples.catchUp().await();
    assertThat(postgres.kept()).isEmpty();
  }

  private void begin(long next) {
    term = OptionalLong.of(next);
    highest = next;
  }

  private void keep(long inTerm, Sample sample) {
    samples.keep(new Samples(inTerm, List.of(sample))).await();
  }

  private static Sample sample(int number) {
    return new Sample("BTC-USDT.price", BigDecimal.ONE, NOW.plusSeconds(number), "binance");
  }
}
