package dev.bulletin.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the module's README shows of charts is as it says. */
class ReadmeChartsTest {
  private static final Pattern BLOCK = Pattern.compile("```chart\n(.*?)```", Pattern.DOTALL);

  @Test
  void eachChartOfTheReadmeCanBeDrawnAndThereIsOneOfEachType() throws IOException {
    List<Chart> charts =
        BLOCK
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(block -> ChartExamples.chart(block.group(1)))
            .toList();
    assertThat(charts).extracting(Chart::type).contains(ChartType.values());
    assertThat(charts).anyMatch(chart -> chart.period() != null);
  }
}
