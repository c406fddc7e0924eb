package dev.bulletin.report.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WordTagsTest {
  private final WrittenWords written = new WrittenWords();

  @Test
  void needsAWordOfEachQuery() {
    assertThat(needed("'bitcoin' & 'report-17' <-> 'report' <-> '17'")).isEqualTo(of("report-17"));
    assertThat(needed("'thị' & 'trường'", "'thi' & 'truong'")).isEqualTo(of("trường", "truong"));
    assertThat(needed("'l''oréal'")).isEqualTo(of("l'oréal"));
    assertThat(needed("'gold':AB")).isEqualTo(of("gold"));
  }

  @Test
  void needsTheWordThatIsWrittenTheLeast() {
    String query = "'bitcoin' & 'report' <-> '-1'";
    assertThat(needed(query)).isEqualTo(of("bitcoin"));
    written.note(of("bitcoin", "report"));
    assertThat(needed(query)).isEqualTo(of("-1"));
    written.note(of("-1"));
    assertThat(needed(query)).as("of those alike the longest").isEqualTo(of("bitcoin"));
    written.note(Set.of("report:weekly", "report-texts"));
    assertThat(needed(query)).as("of words alone").isEqualTo(of("bitcoin"));
  }

  @Test
  void dependsOnAllTextsWhereNoWordIsNeeded() {
    assertThat(needed("'gold' | 'silver'")).containsExactly("report-texts");
    assertThat(needed("'gold' & !'silver'")).containsExactly("report-texts");
    assertThat(needed("'gol':*")).containsExactly("report-texts");
    assertThat(needed("")).containsExactly("report-texts");
  }

  @Test
  void takesWordsForOperatorsNowhere() {
    assertThat(needed("'a|b!'")).isEqualTo(of("a|b!"));
  }

  @Test
  void languagesHaveTheirOwn() {
    String[] word = {"bitcoin"};
    assertThat(WordTags.of(Language.VI, word).toList())
        .isNotEqualTo(WordTags.of(Language.EN, word).toList());
  }

  @Test
  void areLimitedInNumber() {
    String[] words = IntStream.range(0, 200_000).mapToObj(i -> "w" + i).toArray(String[]::new);
    assertThat(WordTags.of(Language.EN, words).distinct()).hasSizeLessThanOrEqualTo(8_192);
  }

  private Set<String> needed(String... queries) {
    return WordTags.needed(Language.EN, List.of(queries), written);
  }

  private static Set<String> of(String... words) {
    return WordTags.of(Language.EN, words).collect(Collectors.toSet());
  }
}
