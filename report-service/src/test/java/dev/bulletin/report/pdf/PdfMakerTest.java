package dev.bulletin.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.Heading;
import dev.bulletin.contract.report.Language;
import dev.bulletin.report.chart.ChartBlock;
import dev.bulletin.report.chart.ChartData;
import dev.bulletin.report.chart.ChartExamples;
import dev.bulletin.report.chart.svg.ChartFigure;
import dev.bulletin.report.chart.svg.Palette;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfMakerTest {
  private static final String LETTERS =
      "ẮẰẲẴẶ ắằẳẵặ ẤẦẨẪẬ ấầẩẫậ ẾỀỂỄỆ ếềểễệ ỐỒỔỖỘ ốồổỗộ ỚỜỞỠỢ ớờởỡợ ỨỪỬỮỰ ứừửữự ỲÝỶỸỴ Đđ";

  private static final String BODY =
      """
      <h2 id="s-giá">Giá</h2><p>%s and <strong>bold</strong> <em>slanted</em> <code>code</code></p>
      <h3 id="s-detail">Detail</h3><p>Text</p><h2 id="s-end">The end</h2>
      <table><thead><tr><th scope="col">Coin</th></tr></thead>
      <tbody><tr><td>Bitcoin</td></tr></tbody></table>"""
          .formatted(LETTERS);

  private static final List<Heading> CONTENTS =
      List.of(
          new Heading(2, "s-giá", "Giá"),
          new Heading(3, "s-detail", "Detail"),
          new Heading(2, "s-end", "The end"));

  @TempDir private Path folder;

  @Test
  void everyVietnameseLetterComesOutAsItWentIn() throws IOException {
    try (PDDocument pdf = pdf(content(Language.VI, BODY))) {
      // A line may end anywhere.
      assertThat(text(pdf).replaceAll("\\s+", " ")).contains("Triển vọng tuần", LETTERS, "Mục lục");
    }
  }

  @Test
  void eachPageTellsItsNumberAndTheReportsAddress() throws IOException {
    String long_ = BODY + "<p>A paragraph of some words.</p>".repeat(150);
    try (PDDocument pdf = pdf(content(Language.EN, long_))) {
      int pages = pdf.getNumberOfPages();
      assertThat(pages).isGreaterThan(2);
      for (int page = 1; page <= pages; page++) {
        assertThat(text(pdf, page))
            .contains("Page " + page + " of " + pages)
            .contains("https://bulletin.example/x");
      }
    }
    try (PDDocument pdf = pdf(content(Language.VI, BODY))) {
      assertThat(text(pdf)).contains("Trang 1/1");
    }
  }

  @Test
  void contentsNameThePageOfEachHeading() throws IOException {
    String far =
        BODY.replace("<h2 id=\"s-end\">", "<p>PdfWords.</p>".repeat(150) + "<h2 id=\"s-end\">");
    try (PDDocument pdf = pdf(content(Language.EN, far))) {
      int last = pdf.getNumberOfPages();
      assertThat(last).isGreaterThan(2);
      assertThat(text(pdf, 1)).containsPattern("The end[ .]+" + last);
    }
  }

  @Test
  void isTaggedAndTellsItsTitleAndLanguage() throws IOException {
    try (PDDocument pdf = pdf(content(Language.VI, BODY))) {
      var catalog = pdf.getDocumentCatalog();
      assertThat(catalog.getLanguage()).isEqualTo("vi");
      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Triển vọng tuần");
      assertThat(pdf.getDocumentInformation().getAuthor()).isEqualTo("An Nguyễn");
      assertThat(new String(catalog.getMetadata().toByteArray(), "UTF-8")).contains("pdfuaid");
      assertThat(types(catalog.getStructureTreeRoot()))
          .contains("H1", "H2", "H3", "P", "Table", "TR", "TH", "TD");
    }
  }

  @Test
  void isReadOutInTheOrderOfTheText() throws IOException {
    String html =
        "<p>One <strong>two <em>three</em> four</strong> five <code>six</code> seven.</p>";
    try (PDDocument pdf = pdf(content(Language.EN, html))) {
      assertThat(text(pdf)).contains("One two three four five six seven.");
    }
  }

  @Test
  void bookmarksFollowTheHeadings() throws IOException {
    try (PDDocument pdf = pdf(content(Language.EN, BODY))) {
      List<String> marks = new ArrayList<>();
      for (PDOutlineItem item : pdf.getDocumentCatalog().getDocumentOutline().children()) {
        marks.add(item.getTitle());
        item.children().forEach(child -> marks.add("- " + child.getTitle()));
        assertThat(item.findDestinationPage(pdf)).isNotNull();
      }
      assertThat(marks).containsExactly("Giá", "- Detail", "The end");
    }
  }

  @Test
  void allFontsAreInIt() throws IOException {
    String html = BODY + chart();
    try (PDDocument pdf = pdf(content(Language.EN, html))) {
      List<PDFont> fonts = fonts(pdf);
      assertThat(fonts).extracting(PDFont::getName).anyMatch(name -> name.endsWith("DejaVuSerif"));
      assertThat(fonts).hasSizeGreaterThan(3).allMatch(PDFont::isEmbedded);
    }
  }

  @Test
  void aChartIsToldInWordsToWhoCannotSeeIt() throws IOException {
    try (PDDocument pdf = pdf(content(Language.EN, chart()))) {
      assertThat(alternatives(pdf.getDocumentCatalog().getStructureTreeRoot()))
          .anyMatch(words -> words.contains("Two coins") && words.contains("highest 97,120"));
    }
  }

  @Test
  void theNumbersOfChartsAreATaggedTableBehindTheText() throws IOException {
    try (PDDocument pdf = pdf(content(Language.EN, "<p>Before.</p>" + chart()))) {
      assertThat(text(pdf)).contains("Figures", "96,062.47", "3,150");
      assertThat(types(pdf.getDocumentCatalog().getStructureTreeRoot()))
          .contains("Table", "TR", "TH", "TD");
      assertThat(pdf.getDocumentCatalog().getDocumentOutline().children())
          .extracting(PDOutlineItem::getTitle)
          .containsExactly("Figures");
    }
  }

  @Test
  void aTitleCannotChangeTheStyle() throws IOException {
    PdfContent plain = content(Language.EN, BODY);
    String title = "A \"; color: red } body { display: none } \\ </style><p>";
    try (PDDocument pdf = pdf(titled(plain, title))) {
      assertThat(text(pdf)).contains("bold").contains("display: none");
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo(title);
    }
  }

  @Test
  void showsImagesThatAreKeptAndTheWordsOfOthers() throws IOException {
    String html =
        "<p><img src=\"/images/a.png\" alt=\"First\"></p><p><img src=\"/images/b.png\" alt=\"Second\"></p>";
    ImageSource source =
        path ->
            Future.succeededFuture(
                path.equals("/images/a.png") ? Optional.of(png()) : Optional.empty());
    Buffer made = new PdfMaker(source, new Direct()).make(content(Language.EN, html)).await();
    try (PDDocument pdf = Loader.loadPDF(made.getBytes())) {
      assertThat(images(pdf)).isEqualTo(1);
      assertThat(alternatives(pdf.getDocumentCatalog().getStructureTreeRoot())).contains("First");
      assertThat(text(pdf)).contains("Second").doesNotContain("First");
    }
  }

  @Test
  void asksForNothingThatAReportNames() throws IOException {
    Path picture = Files.write(folder.resolve("secret.png"), png().getBytes());
    Vertx vertx = Vertx.vertx();
    AtomicInteger asked = new AtomicInteger();
    try {
      int port =
          vertx
              .createHttpServer()
              .requestHandler(request -> count(asked).onSuccess(n -> request.response().end(png())))
              .listen(0, "127.0.0.1")
              .await()
              .actualPort();
      String html = foreign("http://127.0.0.1:" + port) + foreign(picture.toUri().toString());
      Buffer made = PdfPrinter.print(Jsoup.parse(html), new OwnImages(Map.of()));
      try (PDDocument pdf = Loader.loadPDF(made.getBytes())) {
        assertThat(images(pdf)).isZero();
        assertThat(text(pdf)).contains("the words");
      }
      assertThat(asked).hasValue(0);
    } finally {
      vertx.close().await();
    }
  }

  private static Future<Integer> count(AtomicInteger asked) {
    return Future.succeededFuture(asked.incrementAndGet());
  }

  /** Beyond what the allow-list lets in. */
  private static String foreign(String url) {
    return """
        <html lang="en"><head><title>t</title><link rel="stylesheet" href="%1$s/a.css">
        <style>@import "%1$s/b.css"; @font-face { font-family: f; src: url(%1$s/f.ttf) }
        body { background: url(%1$s) } p { font-family: f, "DejaVu Sans" } </style></head>
        <body><p>the words</p><img src="%1$s" alt="a"><img src="%1$s/x.png" alt="b">
        <object data="%1$s"></object><iframe src="%1$s"></iframe>
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
        width="9" height="9" alt="c"><image xlink:href="%1$s" href="%1$s" width="9" height="9"/>
        <use xlink:href="%1$s#a"/></svg></body></html>"""
        .formatted(url);
  }

  @Test
  void linksWithinTheSuiteLeadToItsAddress() throws IOException {
    PdfDocument document =
        PdfDocument.of(content(Language.EN, "<p><a href=\"/en/reports/other\">other</a></p>"));
    assertThat(document.with(new OwnImages(Map.of())).select("a").attr("href"))
        .isEqualTo("https://bulletin.example/en/reports/other");
  }

  @Test
  void refusesWhatWouldTakeTooLong() {
    refused("<p>" + "word ".repeat(PdfDocument.MAX_HTML / 5) + "</p>");
    refused("<p>" + "w".repeat(PdfDocument.MAX_WORD + 1) + "</p>");
    refused("<br>".repeat(PdfDocument.MAX_ELEMENTS));
    refused("<table><tr><td>".repeat(PdfDocument.MAX_TABLES_AROUND + 2) + "deep");
  }

  private static void refused(String html) {
    assertThatThrownBy(() -> PdfDocument.of(content(Language.EN, html)))
        .isInstanceOfSatisfying(
            ServiceException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_LARGE);
              assertThat(refusal.detail()).contains("https://bulletin.example/x");
            });
  }

  // What is printed.

  private static PdfContent content(Language language, String html) {
    return new PdfContent(
        language,
        language == Language.VI ? "Triển vọng tuần" : "Weekly outlook",
        "What moved.",
        "An Nguyễn",
        List.of("bitcoin"),
        Instant.parse("2026-11-20T08:00:00Z"),
        Instant.parse("2026-11-24T08:00:00Z"),
        "https://bulletin.example/x",
        "https://bulletin.example",
        html,
        html.contains("s-giá") ? CONTENTS : List.of());
  }

  private static PdfContent titled(PdfContent content, String title) {
    return new PdfContent(
        content.language(),
        title,
        content.summary(),
        content.author(),
        content.tags(),
        content.publishedAt(),
        content.updatedAt(),
        content.address(),
        content.origin(),
        content.html(),
        content.contents());
  }

  private static String chart() {
    return ChartFigure.html(
        ChartBlock.read(ChartExamples.LINE).chart(ChartData.NONE),
        1,
        Language.EN,
        Palette.LIGHT.withFont(Fonts.SANS));
  }

  private static Buffer png() {
    var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    image.setRGB(3, 3, Color.RED.getRGB());
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return Buffer.buffer(out.toByteArray());
  }

  /** Computes where it is called. */
  private static final class Direct implements PdfMaker.Work {
    @Override
    public <T> Future<T> run(Callable<T> computation) {
      try {
        return Future.succeededFuture(computation.call());
      } catch (Exception e) {
        return Future.failedFuture(e);
      }
    }
  }

  // What is in it.

  private static PDDocument pdf(PdfContent content) throws IOException {
    Buffer made = new PdfMaker(ImageSource.NONE, new Direct()).make(content).await();
    return Loader.loadPDF(made.getBytes());
  }

  private static String text(PDDocument pdf) throws IOException {
    return new PDFTextStripper().getText(pdf);
  }

  private static String text(PDDocument pdf, int page) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return stripper.getText(pdf);
  }

  private static List<PDFont> fonts(PDDocument pdf) throws IOException {
    List<PDFont> fonts = new ArrayList<>();
    for (PDPage page : pdf.getPages()) {
      for (COSName name : page.getResources().getFontNames()) {
        fonts.add(page.getResources().getFont(name));
      }
    }
    return fonts;
  }

  private static long images(PDDocument pdf) {
    return StreamSupport.stream(pdf.getPages().spliterator(), false)
        .map(PDPage::getResources)
        .flatMap(
            resources ->
                StreamSupport.stream(resources.getXObjectNames().spliterator(), false)
                    .filter(resources::isImageXObject))
        .count();
  }

  private static Set<String> types(PDStructureNode node) {
    Set<String> types = new TreeSet<>();
    for (PDStructureElement element : elements(node)) {
      types.add(element.getStructureType());
    }
    return types;
  }

  private static List<String> alternatives(PDStructureNode node) {
    return elements(node).stream()
        .flatMap(element -> Optional.ofNullable(element.getAlternateDescription()).stream())
        .toList();
  }

  private static List<PDStructureElement> elements(PDStructureNode node) {
    List<PDStructureElement> elements = new ArrayList<>();
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        elements.add(element);
        elements.addAll(elements(element));
      }
    }
    return elements;
  }
}
