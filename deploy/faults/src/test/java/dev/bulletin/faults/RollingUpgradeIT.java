package dev.bulletin.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.faults.fault.RollingUpgrade;
import dev.bulletin.faults.ledger.FaultData;
import dev.bulletin.faults.ledger.Row;
import dev.bulletin.faults.suite.Build;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** All replaced under load, one after the other, and nobody has noticed. */
class RollingUpgradeIT {
  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final double LONGEST_AWAY_SECONDS = 10;

  @Test
  @EnabledIfSystemProperty(named = "bulletin.faults", matches = "true")
  void failsNoPageAndBringsEverySocketBackWithNothingMissed() throws Exception {
    Build old = Optional.ofNullable(System.getenv(Build.OLD)).map(Build::of).orElse(Build.tested());
    FaultRun run = new FaultRun(ROOT, "rolling-upgrade", Trials.Plan.upgrade(old), System.out);
    FaultData data = run.run();
    Path ignored = run.keep(data);
    assertThat(data.broken()).isEmpty();
    assertThat(data.rows())
        .filteredOn(row -> row.fault().equals(RollingUpgrade.NAME))
        .hasSize(1)
        .allSatisfy(RollingUpgradeIT::assertUnnoticed);
  }

  private static void assertUnnoticed(Row row) {
    assertThat(row.reads().failed()).isZero();
    assertThat(row.reads().refused()).isZero();
    assertThat(row.news().dropped()).isPositive();
    assertThat(row.news().missedKnowingly()).isZero();
    assertThat(row.news().missedSilently()).isZero();
    assertThat(row.news().longestAwaySeconds()).isLessThanOrEqualTo(LONGEST_AWAY_SECONDS);
  }
}
