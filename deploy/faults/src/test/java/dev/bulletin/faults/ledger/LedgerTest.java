package dev.bulletin.faults.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerTest {
  private final Ledger ledger = new Ledger();

  @Test
  void countsUnderTheFaultThatLastsAndElseBetween() {
    ledger.current().read(Outcome.FRESH, 1_000_000);
    ledger.begin("kill a");
    ledger.current().read(Outcome.STALE, 2_000_000);
    ledger.end(false, 12, 1.5);
    ledger.current().read(Outcome.FRESH, 1_000_000);
    assertThat(ledger.rows()).hasSize(2);
    assertThat(ledger.rows().get(0).reads().stale()).isEqualTo(1);
    assertThat(ledger.rows().get(1).reads().fresh()).isEqualTo(2);
  }

  @Test
  void notesTheEndOfWhatBeganUnderAFaultThere() {
    ledger.begin("kill a");
    Counts counts = ledger.current();
    ledger.end(false, 12, 1.5);
    counts.lost("report-1");
    assertThat(ledger.rows().get(0).broken()).containsExactly("1 reports lost");
    assertThat(ledger.rows().get(0).complaints()).containsExactly("lost: report-1");
  }

  @Test
  void saysEverythingThatMustNeverBe() {
    ledger.begin("kill a");
    Counts counts = ledger.current();
    counts.lost("a");
    counts.doubled("b");
    counts.unsettled();
    counts.wrongNumber("c");
    counts.falselyFresh("d");
    counts.published(3, 2, 1, "e");
    counts.read(Outcome.HUNG, 10);
    counts.read(Outcome.WRONG, 10);
    ledger.end(false, 12, Row.NOT_RECOVERED);
    assertThat(ledger.last().broken())
        .containsExactly(
            "1 reports lost",
            "1 reports written twice",
            "1 writes never answered with their outcome",
            "1 wrong numbers",
            "1 old numbers as fresh",
            "1 sockets that missed something silently",
            "1 requests hung",
            "1 wrong answers",
            "it did not recover");
  }

  @Test
  void saysNothingOfWhatMayBe() {
    ledger.begin("kill a");
    Counts counts = ledger.current();
    counts.read(Outcome.STALE, 10);
    counts.read(Outcome.REFUSED, 10);
    counts.read(Outcome.FAILED, 10);
    counts.repeated();
    counts.published(3, 2, 0, "a");
    ledger.end(true, 12, 0);
    assertThat(ledger.last().broken()).isEmpty();
  }
}
