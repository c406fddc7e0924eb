package dev.bulletin.report.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.json.JsonMapper;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyConversionTest {
  private static final Instant CREATED = Instant.parse("2024-03-04T20:00:00Z");

  @Test
  void theFirstHeadingThatSaysSomethingIsTheTitle() {
    JsonObject line =
        vietnamese("<h1> </h1><h2>Giá <b>vàng</b>\n tuần</h2><p>Vàng tăng.</p><h2>Sau</h2>");
    assertThat(line.getString("slug")).isEqualTo("gia-vang-tuan-7");
    JsonObject text = line.getJsonObject("texts").getJsonObject("vi");
    assertThat(text.getString("title")).isEqualTo("Giá vàng tuần");
    assertThat(text.getString("summary")).isEqualTo("Vàng tăng.");
    assertThat(text.getString("format")).isEqualTo("html");
    assertThat(text.getString("body")).isEqualTo("<h1> </h1><p>Vàng tăng.</p><h2>Sau</h2>");
  }

  @Test
  void isPublishedWhenItWasCreated() {
    JsonObject line = vietnamese("<h1>T</h1><p>x</p>");
    assertThat(line.getString("status")).isEqualTo("published");
    assertThat(line.getInstant("createdAt")).isEqualTo(CREATED);
    assertThat(line.getInstant("publishedAt")).isEqualTo(CREATED);
  }

  @Test
  void aReportThatNobodyCanDateIsADraft() {
    JsonObject line = line(convert(new LegacyRow(7, "<p>x</p>", null, null, null, null, null)));
    assertThat(line.getString("status")).isEqualTo("draft");
    assertThat(line.getString("publishedAt")).isNull();
    assertThat(title(line, "vi")).isEqualTo("Báo cáo 7");
  }

  @Test
  void withoutAHeadingTheTitleIsTheDateInItsZone() {
    var row = new LegacyRow(7, "<p>x</p>", null, null, "<p>y</p>", null, CREATED);
    JsonObject line = line(LegacyConversion.convert(row, "An", ZoneId.of("Asia/Ho_Chi_Minh")));
    assertThat(title(line, "vi")).isEqualTo("Báo cáo ngày 5/3/2024");
    assertThat(title(line, "en")).isEqualTo("Report of 5 March 2024");
    assertThat(line.getString("slug")).isEqualTo("bao-cao-ngay-5-3-2024-7");
  }

  @Test
  void aReportMayBeInEnglishOnly() {
    JsonObject line =
        line(convert(new LegacyRow(7, " ", null, null, "<h1>Gold</h1><p>y</p>", null, CREATED)));
    assertThat(line.getJsonObject("texts").fieldNames()).containsExactly("en");
    assertThat(line.getString("slug")).isEqualTo("gold-7");
  }

  @Test
  void whatRunsOrStylesIsListedAndGone() {
    LegacyReport report =
        convert(
            new LegacyRow(
                7,
                "<html><head><style>p{}</style><link rel=stylesheet href=/a.css></head><body"
                    + " onload=start()><h1>T</h1><script>alert(1)</script><script"
                    + " src=https://cdn.example/chart.js></script><p style=color:red"
                    + " onclick=go()>Text</p><a href=\" java\nscript:go()\">x</a><iframe"
                    + " src=//video.example></iframe></body></html>",
                "body { color: red }",
                "draw();",
                "<h1>T</h1><style>b{}</style>",
                "drawEn();",
                CREATED));
    assertThat(report.dropped())
        .containsExactly(
            new Dropped(7, "html_content", "script", 1, 25, null),
            new Dropped(7, "html_content", "script", 1, 52, "https://cdn.example/chart.js"),
            new Dropped(7, "html_content", "style", 1, 18, null),
            new Dropped(7, "html_content", "link", 1, 37, "/a.css"),
            new Dropped(7, "html_content", "embedded page", 1, 39, "//video.example"),
            new Dropped(7, "html_content", "event handler", 2, 11, null),
            new Dropped(7, "html_content", "script in an address", 1, 17, null),
            new Dropped(7, "html_content", "style attribute", 1, 9, null),
            new Dropped(7, "html_content_en", "style", 1, 18, null),
            new Dropped(7, "css_content", "style", 1, 19, null),
            new Dropped(7, "js_content", "script", 1, 7, null),
            new Dropped(7, "js_content_en", "script", 1, 9, null));
    assertThat(line(report).getJsonObject("texts").getJsonObject("vi").getString("body"))
        .isEqualTo("<p>Text</p><a>x</a>");
  }

  @Test
  void aReportWithoutAnyTextIsNoLine() {
    LegacyReport report =
        convert(new LegacyRow(7, "<script>x</script>", null, null, null, null, CREATED));
    assertThat(report.line()).isEmpty();
    assertThat(report.dropped()).hasSize(1);
  }

  @Test
  void longTitlesAreCutBetweenWords() {
    JsonObject line = vietnamese("<h1>" + "Giá vàng ".repeat(50) + "</h1><p>x</p>");
    assertThat(title(line, "vi")).endsWith("vàng…").hasSizeBetween(190, 200);
    assertThat(line.getString("slug")).hasSizeLessThanOrEqualTo(100).endsWith("-7");
  }

  @ParameterizedTest
  @CsvSource({
    "Đường ĐI & Bước: 2024!, 1, duong-di-buoc-2024-1",
    "'  --  ', 12, report-12",
    "日本, 3, report-3",
    "ABC, 9223372036854775807, abc-9223372036854775807"
  })
  void addressesAreWordsAndTheId(String title, long id, String slug) {
    assertThat(LegacySlug.of(title, id)).isEqualTo(slug);
  }

  private static JsonObject vietnamese(String html) {
    return line(convert(new LegacyRow(7, html, null, null, null, null, CREATED)));
  }

  private static LegacyReport convert(LegacyRow row) {
    return LegacyConversion.convert(row, "An", ZoneOffset.UTC);
  }

  private static JsonObject line(LegacyReport report) {
    return new JsonObject(JsonMapper.string(report.line().orElseThrow()));
  }

  private static String title(JsonObject line, String language) {
    return line.getJsonObject("texts").getJsonObject(language).getString("title");
  }
}
