package dev.bulletin.bench.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkdownTableTest {
  private final MarkdownTable table = new MarkdownTable("side", "µs");

  @Test
  void writesRowsUnderTheirColumns() {
    table.add("a", "17.3");
    assertThat(table).hasToString("| side | µs |\n| --- | --- |\n| a | 17.3 |");
  }

  @Test
  void refusesARowOfAnotherLength() {
    assertThatThrownBy(() -> table.add("a")).hasMessage("1 cells for 2 columns");
  }
}
