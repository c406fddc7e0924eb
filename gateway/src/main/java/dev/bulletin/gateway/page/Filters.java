package dev.bulletin.gateway.page;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportFilter;
import dev.bulletin.contract.report.TagCount;
import dev.bulletin.contract.report.TagCounts;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the ways to narrow a list or a search, in one language. Immutable. */
final class Filters {
  /** More would be a list of its own. */
  private static final int TAGS = 16;

  private final Language language;

  Filters(Language language) {
    this.language = language;
  }

  FilterView view(String place, String words, ReportFilter filter, @Nullable String after) {
    String path = Places.path(language, place);
    return new FilterView(
        path,
        words,
        text(filter.tag()),
        text(filter.from()),
        text(filter.to()),
        path + Places.narrowed(words, ReportFilter.NONE, null),
        after == null ? "" : path + Places.narrowed(words, filter, null),
        !filter.equals(ReportFilter.NONE));
  }

  private static String text(@Nullable Object value) {
    return Objects.toString(value, "");
  }

  /** The most frequent tags; the one that is chosen is there even if it is not among them. */
  List<TagLink> tags(String place, String words, ReportFilter filter, TagCounts counts) {
    List<TagCount> shown = counts.tags().stream().limit(TAGS).toList();
    return Stream.concat(missing(filter, shown), shown.stream())
        .map(count -> link(place, words, filter, count))
        .toList();
  }

  private static Stream<TagCount> missing(ReportFilter filter, List<TagCount> shown) {
    String chosen = filter.tag();
    boolean isShown = shown.stream().anyMatch(count -> count.tag().equals(chosen));
    return chosen == null || isShown ? Stream.empty() : Stream.of(new TagCount(chosen, 0));
  }

  /** The tag that is chosen leads back to all. */
  private TagLink link(String place, String words, ReportFilter filter, TagCount count) {
    boolean current = count.tag().equals(filter.tag());
    ReportFilter other = new ReportFilter(current ? null : count.tag(), filter.from(), filter.to());
    return new TagLink(
        count.tag(),
        Places.path(language, place) + Places.narrowed(words, other, null),
        count.reports() == 0 ? "" : Integer.toString(count.reports()),
        current);
  }

  /** A report's own tags. */
  List<TagLink> links(List<String> tags) {
    return tags.stream()
        .map(tag -> link(Places.REPORTS, "", ReportFilter.NONE, new TagCount(tag, 0)))
        .toList();
  }

  /** The page that follows; empty on the last. */
  String next(String place, String words, ReportFilter filter, @Nullable String next) {
    return next == null ? "" : Places.path(language, place) + Places.narrowed(words, filter, next);
  }
}
