package dev.bulletin.local.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleReportTest {
  private static final String FILE =
      """
      slug: first
      author: Nguyễn Hà An
      tags: guide, bitcoin

      # en
      title: Look: a title
      summary: A summary.

      The body.

      ## A heading

      # vi
      title: Tiêu đề
      summary: Tóm tắt.

      Nội dung.
      """;

  @Test
  void readsTheFieldsAndBothTexts() {
    ExampleReport report = ExampleReport.parse(FILE);
    assertThat(report.slug()).isEqualTo("first");
    assertThat(report.author()).isEqualTo("Nguyễn Hà An");
    assertThat(report.tags()).containsExactly("guide", "bitcoin");
    assertThat(report.texts())
        .containsEntry(
            Language.EN,
            new ReportText("Look: a title", "A summary.", "The body.\n\n## A heading\n"))
        .containsEntry(Language.VI, new ReportText("Tiêu đề", "Tóm tắt.", "Nội dung.\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"slug: first", "author: Nguyễn Hà An", "title: Tiêu đề", "\n\nNội dung."})
  void refusesAFileThatLacksAPart(String part) {
    assertThatThrownBy(() -> ExampleReport.parse(FILE.replace(part, "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no ");
  }

  @Test
  void refusesAFileWithoutALanguage() {
    assertThatThrownBy(() -> ExampleReport.parse("slug: first\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no language");
  }
}
