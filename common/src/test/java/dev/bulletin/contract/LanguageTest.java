package dev.bulletin.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulletin.contract.dashboard.LocalizedText;
import dev.bulletin.contract.report.Language;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
  private static final Language FRENCH = Language.parse("fr");

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void knowsThoseThatAllServicesHaveWhereThereAreNoTexts() {
    assertThat(Language.values()).containsExactly(Language.VI, Language.EN);
    assertThat(Language.of("en")).containsSame(Language.EN);
    assertThat(Language.of("fr")).isEmpty();
  }

  @Test
  void takesFromOthersWhatIsTheCodeOfALanguage() throws Exception {
    assertThat(json.readValue("\"vi\"", Language.class)).isSameAs(Language.VI);
    assertThat(json.readValue("\"fr\"", Language.class)).isEqualTo(FRENCH);
    assertThat(json.writeValueAsString(FRENCH)).isEqualTo("\"fr\"");
  }

  @Test
  void namesWhatIsInAMap() throws Exception {
    Map<Language, String> titles = Map.of(FRENCH, "Titre");
    assertThat(json.writeValueAsString(titles)).isEqualTo("{\"fr\":\"Titre\"}");
    assertThat(json.readValue("{\"fr\":\"Titre\"}", new TypeReference<Map<Language, String>>() {}))
        .isEqualTo(titles);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "e", "EN", "en-US", "engl", "e1", "../x", "en\n"})
  void refusesWhatIsNoCode(String code) {
    assertThatThrownBy(() -> Language.parse(code)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Language.of(code)).isEmpty();
  }

  @Test
  void comesInTheOrderInWhichItIsOffered() {
    assertThat(new TreeSet<>(List.of(FRENCH, Language.EN, Language.parse("de"), Language.VI)))
        .containsExactly(Language.VI, Language.EN, Language.parse("de"), FRENCH);
  }

  @Test
  void readsATextInEnglishWhereItLacksTheLanguage() throws Exception {
    LocalizedText text = json.readValue("{\"en\":\"Mood\",\"vi\":\"Tâm lý\"}", LocalizedText.class);
    assertThat(text.in(Language.VI)).isEqualTo("Tâm lý");
    assertThat(text.in(FRENCH)).isEqualTo("Mood");
    assertThat(json.writeValueAsString(text)).isEqualTo("{\"en\":\"Mood\",\"vi\":\"Tâm lý\"}");
    LocalizedText more = new LocalizedText(Map.of("en", "Mood", "fr", "Humeur"));
    assertThat(more.in(FRENCH)).isEqualTo("Humeur");
    assertThatThrownBy(() -> new LocalizedText(Map.of("fr", "Humeur")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
