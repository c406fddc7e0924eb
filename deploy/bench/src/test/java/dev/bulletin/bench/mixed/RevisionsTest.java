package dev.bulletin.bench.mixed;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RevisionsTest {
  private final Revisions revisions = new Revisions();

  @Test
  void writesNewWordsInOneLanguageEachTime() {
    List<JsonObject> sent = take(25);

    assertThat(sent).extracting(text -> body(text, "en")).doesNotHaveDuplicates();
    assertThat(sent).extracting(text -> body(text, "vi")).containsOnly(body(sent.get(0), "vi"));
    assertThat(sent)
        .extracting(text -> text.getJsonArray("tags").getList())
        .containsOnly(List.of("bitcoin", "weekly"));
  }

  @Test
  void changesATitleNowAndThen() {
    List<String> titles =
        take(2 * Revisions.RETITLED).stream()
            .map(text -> text.getJsonObject("texts").getJsonObject("en").getString("title"))
            .toList();

    assertThat(titles.subList(0, Revisions.RETITLED - 1)).containsOnly("Triển vọng report-7");
    assertThat(titles.subList(Revisions.RETITLED - 1, titles.size() - 1))
        .containsOnly("Triển vọng report-7, edition 1");
    assertThat(titles).last().isEqualTo("Triển vọng report-7, edition 2");
  }

  private List<JsonObject> take(int count) {
    return Stream.generate(() -> new JsonObject(revisions.next(7))).limit(count).toList();
  }

  private static String body(JsonObject revision, String language) {
    return revision.getJsonObject("texts").getJsonObject(language).getString("body");
  }
}
