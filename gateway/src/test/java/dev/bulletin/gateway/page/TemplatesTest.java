package dev.bulletin.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.gateway.page.TemplateSources.Source;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every template has to keep to; rendering is tested in {@link PagesTest}. */
class TemplatesTest {
  static Stream<Source> templates() {
    List<Source> templates = TemplateSources.templates();
    List<Source> studio = TemplateSources.studioTemplates();
    assertThat(templates).hasSizeGreaterThan(5);
    assertThat(studio).hasSizeGreaterThan(5);
    return Stream.concat(templates.stream(), studio.stream());
  }

  @ParameterizedTest
  @MethodSource("templates")
  void leavesEveryWordToTheMessageFiles(Source template) {
    assertThat(HardCodedText.in(template.text())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void escapesEverything(Source template) {
    assertThat(template.text()).doesNotContain("{{{").doesNotContain("{{&");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void hasNothingThatAStrictContentPolicyRefuses(Source template) {
    assertThat(template.text())
        .doesNotContainPattern("(?i)\\sstyle=")
        .doesNotContainPattern("(?i)\\son\\w+=")
        .doesNotContainPattern("(?i)<style")
        .doesNotContainPattern(
            "(?i)<script(?![^>]*\\ssrc=| type=\"application/ld\\+json\">\\{\\{scriptJson )")
        .doesNotContainPattern("(?i)javascript:");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void quotesEveryAttributeWithAValueOfItsOwn(Source template) {
    assertThat(template.text()).doesNotContainPattern("=\\{\\{");
  }
}
