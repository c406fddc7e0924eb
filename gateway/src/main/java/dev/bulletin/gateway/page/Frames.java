package dev.bulletin.gateway.page;

import dev.bulletin.common.words.Messages;
import dev.bulletin.common.words.Words;
import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.asset.Assets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes what stands around a page's content. Immutable. */
final class Frames {
  private static final Pattern AFTER = Pattern.compile("[?&]after=.*$");

  private final Messages messages;
  private final PageSettings settings;
  private final AssetUrls assets;
  private final Reaches reaches;

  Frames(Messages messages, PageSettings settings, Assets assets) {
    this.messages = messages;
    this.settings = settings;
    this.assets = AssetUrls.of(assets);
    this.reaches = new Reaches(settings.site(), messages);
  }

  Frame frame(Language language, Head head, boolean charted) {
    Words words = messages.in(language.locale());
    return new Frame(
        language.code(),
        titleOf(words, head),
        head.headline(),
        head.description(),
        reaches.of(language, head),
        links(language, head),
        menu(language, words, head),
        Places.path(language, Places.HOME),
        Places.path(language, Places.REPORTS),
        Places.path(language, Places.SEARCH),
        Places.path(language, Places.FEED),
        Places.path(language, Places.API),
        assets,
        words.script(),
        String.join(",", settings.transports()),
        String.join(" ", head.rooms()),
        settings.simulated() || head.simulated(),
        charted,
        outdated(language, words, head.outdatedSince()));
  }

  private static String titleOf(Words words, Head head) {
    String site = words.text("site.name");
    return head.section() == Section.HOME
        ? site + ": " + head.headline()
        : head.headline() + " · " + site;
  }

  private List<LanguageLink> links(Language shown, Head head) {
    return Arrays.stream(Language.values()).map(language -> link(language, shown, head)).toList();
  }

  private LanguageLink link(Language language, Language shown, Head head) {
    Words words = messages.in(language.locale());
    String place = head.place();
    boolean exists = head.languages().contains(language);
    return new LanguageLink(
        language.code(),
        exists
            ? Places.path(language, place == null ? Places.HOME : place) + elsewhere(head)
            : Places.path(language, Places.REPORTS),
        words.text("language.name"),
        language.equals(shown),
        exists ? "" : words.text("language.absent"));
  }

  /** What is looked for is kept; a place in a list means nothing in another language. */
  private static String elsewhere(Head head) {
    return AFTER.matcher(head.narrowed().text()).replaceFirst("");
  }

  private static List<MenuItem> menu(Language language, Words words, Head head) {
    return List.of(
        item(
            Section.HOME,
            Places.path(language, Places.HOME),
            words.text("nav.home"),
            language,
            head),
        item(
            Section.DASHBOARDS,
            Places.path(language, Places.DASHBOARDS),
            words.text("nav.dashboards"),
            language,
            head),
        item(
            Section.REPORTS,
            Places.path(language, Places.REPORTS),
            words.text("nav.reports"),
            language,
            head));
  }

  private static MenuItem item(
      Section section, String path, String label, Language language, Head head) {
    if (section != head.section()) {
      return new MenuItem(path, label, "");
    }
    String place = head.place();
    boolean here = place != null && path.equals(Places.path(language, place));
    return new MenuItem(path, label, here ? "page" : "true");
  }

  private static String outdated(Language language, Words words, @Nullable Instant since) {
    return since == null
        ? ""
        : words.text("outdated", "time", new Times(language.locale(), words).moment(since));
  }
}
