package dev.bulletin.gateway.page;

import dev.bulletin.common.words.Messages;
import dev.bulletin.contract.report.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes known where a page is, in all its languages. Immutable. */
final class Reaches {
  private final Site site;
  private final Messages messages;

  Reaches(Site site, Messages messages) {
    this.site = site;
    this.messages = messages;
  }

  Reach of(Language language, Head head) {
    Head.Sharing sharing = head.sharing();
    String place = head.isIndexed() && head.place() != null ? head.place() : "";
    List<Language> languages = head.isIndexed() ? inOrder(head.languages()) : List.of();
    boolean pictured = site.isKnown() && !sharing.picture().isEmpty();
    return new Reach(
        head.isIndexed() ? site.url(language, place) : "",
        languages.stream().map(each -> alternate(each, place)).toList(),
        languages.isEmpty() ? "" : otherwise(languages, place),
        sharing.type(),
        locale(language),
        languages.stream().filter(each -> !each.equals(language)).map(this::locale).toList(),
        pictured ? site.url(language, sharing.picture()) : "",
        sharing.published(),
        sharing.modified(),
        structured(sharing));
  }

  /** Open Graph wants a country too. */
  private String locale(Language language) {
    return messages.in(language.locale()).text("language.openGraph");
  }

  private static List<Language> inOrder(Set<Language> languages) {
    return Arrays.stream(Language.values()).filter(languages::contains).toList();
  }

  private Reach.Alternate alternate(Language language, String place) {
    return new Reach.Alternate(language.code(), site.url(language, place));
  }

  /** The way in chooses a language by the reader; other pages are there in English, if they are. */
  private String otherwise(List<Language> languages, String place) {
    if (place.equals(Places.HOME)) {
      return site.url("/");
    }
    Language language = languages.contains(Language.EN) ? Language.EN : languages.get(0);
    return site.url(language, place);
  }

  private static List<Map<String, Object>> structured(Head.Sharing sharing) {
    return sharing.graph().isEmpty()
        ? List.of()
        : List.of(Map.of("@context", "https://schema.org", "@graph", sharing.graph()));
  }
}
