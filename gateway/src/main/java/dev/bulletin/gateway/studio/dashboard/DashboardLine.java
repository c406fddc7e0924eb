package dev.bulletin.gateway.studio.dashboard;

import dev.bulletin.contract.dashboard.DashboardSurvey;
import dev.bulletin.contract.dashboard.LocalizedText;
import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.page.Places;
import dev.bulletin.gateway.studio.Moment;
import dev.bulletin.gateway.studio.ReturnPath;
import dev.bulletin.gateway.studio.StudioViews;
import dev.bulletin.gateway.studio.Visit;
import java.util.Arrays;
import java.util.Locale;

/**
 * A dashboard in the list; an empty text is not shown.
 *
 * @param otherTitle in the language that the studio is not shown in
 * @param origin such as {@code bundled}
 * @param originWord the same, for people
 * @param revision empty where it is as it came
 * @param read where readers see it
 */
record DashboardLine(
    String path,
    String title,
    String otherTitle,
    String otherLang,
    String name,
    String origin,
    String originWord,
    String revision,
    String author,
    Moment saved,
    String read) {
  /** One in which it is called otherwise. */
  private static Language other(Language shown, LocalizedText title) {
    return Arrays.stream(Language.values())
        .filter(language -> !title.in(language).equals(title.in(shown)))
        .findFirst()
        .orElse(shown);
  }

  static DashboardLine of(Visit visit, DashboardSurvey.Entry entry) {
    Language shown = visit.language();
    LocalizedText title = entry.title();
    Language other = other(shown, title);
    String author = entry.author();
    return new DashboardLine(
        path(entry.name()),
        title.in(shown),
        title.in(other).equals(title.in(shown)) ? "" : title.in(other),
        other.code(),
        entry.name(),
        code(entry.origin()),
        visit.words().text("dashboards." + code(entry.origin())),
        entry.revision() == 0 ? "" : Integer.toString(entry.revision()),
        author == null ? "" : StudioViews.writer(author),
        visit.views().moment(entry.savedAt()),
        Places.path(shown, Places.dashboard(entry.name())));
  }

  private static String code(DashboardSurvey.Origin origin) {
    return origin.name().toLowerCase(Locale.ROOT);
  }

  /** Where a dashboard's definition is changed. */
  static String path(String name) {
    return ReturnPath.STUDIO + DashboardStudio.DASHBOARDS + "/" + name;
  }
}
