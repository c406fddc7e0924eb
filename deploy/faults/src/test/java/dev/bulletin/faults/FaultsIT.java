package dev.bulletin.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bulletin.faults.ledger.FaultData;
import dev.bulletin.faults.ledger.Row;
import dev.bulletin.faults.place.Places;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The suite under load and what production does to it: all of it with {@code -Pfaults}. */
class FaultsIT {
  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  @Test
  @EnabledIfSystemProperty(named = "bulletin.faults", matches = "true")
  void loseNoReportTellNoWrongNumberAndHangNoRequest() throws Exception {
    assertSurvived(Trials.Plan.full(name -> true, false, FaultRun.places(ROOT), System.out));
  }

  @Test
  @EnabledIfSystemProperty(named = "bulletin.faults", matches = "true")
  void surviveClocksThatJump() throws Exception {
    assumeTrue(Places.lack().isEmpty(), () -> Places.lack().orElse(""));
    assertSurvived(Trials.Plan.full(name -> true, true, FaultRun.places(ROOT), System.out));
  }

  private static void assertSurvived(Trials.Plan plan) throws Exception {
    FaultRun run = new FaultRun(ROOT, FaultData.NAME, plan, System.out);
    FaultData data = run.run();
    Path ignored = run.keep(data);
    assertThat(data.broken()).isEmpty();
    assertThat(data.rows()).allSatisfy(FaultsIT::assertUnderLoad);
  }

  @Test
  @DisabledIfSystemProperty(named = "bulletin.faults", matches = "true")
  void oneOfThemIsSurvivedByTheLeastSuite() throws Exception {
    FaultRun run =
        new FaultRun(ROOT, FaultData.NAME, Trials.Plan.least("pause Redis"::equals), System.out);
    FaultData data = run.run();
    assertThat(data.broken()).isEmpty();
    assertThat(data.rows()).extracting(Row::fault).contains("pause Redis");
    assertThat(data.rows()).allSatisfy(FaultsIT::assertUnderLoad);
  }

  /** What saw nothing shows nothing. */
  private static void assertUnderLoad(Row row) {
    assertThat(row.reads().fresh()).as(row.fault()).isPositive();
    assertThat(row.writes().acknowledged()).as(row.fault()).isPositive();
    assertThat(row.news().told()).as(row.fault()).isPositive();
    assertThat(row.numbers().checked()).as(row.fault()).isPositive();
  }
}
