package dev.bulletin.gateway.feed;

import dev.bulletin.contract.report.ReportView;
import dev.bulletin.gateway.page.Places;
import dev.bulletin.gateway.page.Site;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A report's safe HTML for feed readers: with whole addresses, and with pictures in place of the
 * charts that are drawn in the page, which feed readers do not show.
 */
final class FeedHtml {
  private FeedHtml() {}

  static String of(ReportView report, Site site) {
    String place = Places.report(report.slug());
    Document body = Jsoup.parseBodyFragment(report.html(), site.url(report.language(), place));
    body.outputSettings().prettyPrint(false);
    List<Element> charts = body.select("figure.chart");
    for (int i = 0; i < charts.size(); i++) {
      picture(charts.get(i), site.url(report.language(), Places.chart(report.slug(), i + 1)));
    }
    body.select("a[href]").forEach(link -> complete(link, "href"));
    body.select("img[src]").forEach(image -> complete(image, "src"));
    return body.body().html();
  }

  private static void picture(Element chart, String url) {
    Element title = chart.selectFirst("figcaption .chart-title");
    chart.select("> svg").remove();
    chart.removeAttr("data-chart");
    chart.prependElement("img").attr("src", url).attr("alt", title == null ? "" : title.text());
  }

  private static void complete(Element element, String attribute) {
    String whole = element.absUrl(attribute);
    if (!whole.isEmpty()) {
      element.attr(attribute, whole);
    }
  }
}
