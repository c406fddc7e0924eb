package dev.bulletin.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.lifecycle.NodeConfig;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.source.ExchangeStub;
import dev.bulletin.dashboard.source.ExchangeStub.Mood;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.RedisServer;
import dev.bulletin.testing.Servers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two instances in one cluster, of which one polls. */
@ExtendWith(Servers.class)
class PollingIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String SERIES = "BTC-USDT.price";

  private final ExchangeStub exchange = ExchangeStub.start();
  private RunningService first;
  private RunningService second;

  @BeforeEach
  void start(PostgresServer.Access access, RedisServer redis) {
    DashboardConfig config = Instances.config(access, redis, exchange.uri());
    NodeConfig seed = Nodes.clustered();
    first = RunningService.start(seed, config);
    second = RunningService.start(Nodes.joining(seed.cluster()), config);
    Eventually.that(LIMIT, () -> assertThat(second.heard()).isNotEmpty());
  }

  @AfterEach
  void stop() {
    second.close();
    first.close();
    exchange.close();
  }

  @Test
  void onePollsAndBothHear() {
    // Another may come to lead on a machine that stands still for a second.
    Eventually.that(LIMIT, this::checkThatOnePollsAndBothHear);
  }

  private void checkThatOnePollsAndBothHear() {
    RunningService idle = idle();
    RunningService polling = idle == second ? first : second;
    int asked = exchange.requests();
    int askedByPolling = polling.fetches();
    int askedByIdle = idle.fetches();
    int heard = second.heard(SERIES).size();
    Eventually.that(LIMIT, () -> assertThat(second.heard(SERIES)).hasSizeGreaterThan(heard + 9));
    assertThat(idle.fetches()).isEqualTo(askedByIdle);
    assertThat(polling.fetches() - askedByPolling).isBetween(9, exchange.requests() - asked + 1);
    List<Sample> heardBySecond = second.heard();
    Eventually.that(LIMIT, () -> assertThat(first.heard()).containsAll(heardBySecond));
  }

  private RunningService idle() {
    return second.isPolling() ? first : second;
  }

  @Test
  void bothGetAFreshAnswerWhoeverGivesIt() {
    Eventually.that(LIMIT, () -> assertThat(first.pricesAreFresh()).isTrue());
    Eventually.that(LIMIT, () -> assertThat(second.pricesAreFresh()).isTrue());
  }

  @Test
  void theOneThatDoesNotPollJudgesTheSourceByWhatItHears() {
    Eventually.that(LIMIT, () -> assertThat(idle().check("source-binance").up()).isTrue());
    Eventually.that(
        LIMIT, () -> assertThat(idle().check("source-binance").detail()).contains("newest sample"));
    exchange.be(Mood.FAIL);
    Eventually.that(LIMIT, () -> assertThat(idle().check("source-binance").up()).isFalse());
  }

  @Test
  void theOtherTakesOverWhenThePollingInstanceStops() {
    first.close();
    Instant stopped = Instant.now();
    Eventually.that(LIMIT, () -> assertThat(second.isPolling()).isTrue());
    Eventually.that(LIMIT, () -> assertThat(second.summary().provenance().asOf()).isAfter(stopped));
    Eventually.that(LIMIT, () -> assertThat(second.fetches()).isPositive());
  }
}
