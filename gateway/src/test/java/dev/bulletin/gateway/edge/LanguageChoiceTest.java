package dev.bulletin.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageChoiceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vi                              | vi",
        "VI                              | vi",
        "vi-VN, en;q=0.9                 | vi",
        "en-GB, vi                       | en",
        "en;q=0.5, vi;q=0.8              | vi",
        "en ; q=0.5 , vi ; q=0.8         | vi",
        "de, fr;q=0.9, vi;q=0.1          | vi",
        "de, fr                          | en",
        "vi;q=0, de                      | en",
        "vi;q=0.5, en;q=0.5              | vi",
        "en;q=0.5, vi;q=0.5              | en",
        "*                               | en",
        "de, *;q=0.1                     | en",
        "vi;q=0.1, *;q=0.5               | en",
        "en;q=0.1, *;q=0.5               | vi",
        "en;q=0, *                       | vi",
        "vi;q=1.5, en                    | en",
        "vi;q=x, en;q=0.1                | en",
        "vi;q=1.000, en;q=0.999          | vi",
        "'                              '| en",
        ",,;,-,*;q=,vi                   | vi",
      })
  void takesWhatTheBrowserLikesBest(String header, String code) {
    assertThat(LanguageChoice.preferred(header).code()).isEqualTo(code);
  }

  @Test
  void takesEnglishForWhoSaysNothing() {
    assertThat(LanguageChoice.preferred(null).code()).isEqualTo("en");
  }

  @Test
  void doesNotReadAnEndlessHeader() {
    assertThat(LanguageChoice.preferred("de,".repeat(20) + "vi").code()).isEqualTo("en");
  }
}
