package dev.bulletin.common.page;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.error.CannotStartException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {
  private static final long ROOM = 1_000_000;

  @TempDir private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final WorkerExecutor cpu = vertx.createSharedWorkerExecutor("cpu", 2);
  private final AtomicInteger models = new AtomicInteger();
  private final CountDownLatch begun = new CountDownLatch(1);

  @BeforeEach
  void write() throws IOException {
    write("page", "<h1>{{title}}</h1>{{fragment body}}");
    write("body", "<p>{{> name}}</p>");
    write("name", "{{who}}");
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().await(60, SECONDS);
  }

  @Test
  void rendersATemplateWithItsPartials() throws Exception {
    assertThat(text(templates().render("body", Map.of("who", "<An>"))))
        .isEqualTo("<p>&lt;An&gt;</p>");
  }

  @Test
  void composesAPageOfFragments() throws Exception {
    assertThat(page(templates(), "1", "An")).isEqualTo("<h1>T</h1><p>An</p>");
  }

  @Test
  void showsNothingButRenderedFragmentsAsTheyAre() {
    assertThatThrownBy(
            () -> text(templates().render("page", Map.of("title", "T", "body", "<script>"))))
        .hasStackTraceContaining("nothing but a rendered fragment");
  }

  @Test
  void rendersAFragmentOnceForEachVersion() throws Exception {
    Templates templates = templates();
    assertThat(page(templates, "1", "An")).contains("An");
    assertThat(page(templates, "1", "Binh")).contains("An");
    assertThat(page(templates, "2", "Binh")).contains("Binh");
    assertThat(models).hasValue(2);
  }

  @Test
  void rendersAFragmentOnceForAllWhoAskAtOnce() throws Exception {
    Templates templates = templates();
    CountDownLatch gate = new CountDownLatch(1);
    List<Future<Buffer>> pages =
        IntStream.range(0, 50).mapToObj(i -> compose(templates, "1", waiting(gate, "An"))).toList();
    gate.countDown();
    Future.all(pages).await(60, SECONDS);
    assertThat(pages).allSatisfy(page -> assertThat(page.result().toString()).contains("An"));
    assertThat(models).hasValue(1);
  }

  @Test
  void rendersTheFragmentsOfAPageSideBySide() throws Exception {
    write("two", "{{fragment left}}{{fragment right}}");
    CyclicBarrier both = new CyclicBarrier(2);
    Supplier<?> meeting = () -> who(both, "x");
    String two =
        text(
            templates()
                .compose(
                    "two",
                    Map.of(),
                    Map.of(
                        "left", new Fragment("name", "left", Set.of(), meeting),
                        "right", new Fragment("name", "right", Set.of(), meeting))));
    assertThat(two).isEqualTo("xx");
  }

  @Test
  void dropsWhatDependsOnATag() throws Exception {
    Templates templates = templates();
    page(templates, "1", "An");
    templates.drop(Set.of("other"));
    assertThat(page(templates, "1", "Binh")).contains("An");
    templates.drop(Set.of("people", "other"));
    assertThat(page(templates, "1", "Binh")).contains("Binh");
  }

  @Test
  void doesNotKeepAFragmentWhoseRenderingBeganBeforeADrop() throws Exception {
    Templates templates = templates();
    CountDownLatch gate = new CountDownLatch(1);
    Future<Buffer> before = compose(templates, "1", waiting(gate, "An"));
    assertThat(begun.await(60, SECONDS)).isTrue();
    templates.drop(Set.of("people"));
    gate.countDown();
    assertThat(text(before)).contains("An");
    assertThat(page(templates, "1", "Binh")).contains("Binh");
  }

  @Test
  void keepsNoMoreThanItHasRoomFor() throws Exception {
    Templates small = Templates.compile(cpu, files(), handlebars -> {}, 5_000);
    for (int i = 0; i < 50; i++) {
      page(small, Integer.toString(i), "An");
    }
    assertThat(small.kept()).isPositive().isLessThan(10);
  }

  @Test
  void triesAFragmentAgainThatCouldNotBeRendered() throws Exception {
    Templates templates = templates();
    Supplier<?> broken =
        () -> {
          throw new IllegalStateException("no data");
        };
    assertThatThrownBy(() -> text(compose(templates, "1", broken))).hasMessage("no data");
    assertThat(page(templates, "1", "An")).contains("An");
  }

  @Test
  void doesNotStartWithABrokenTemplate() throws IOException {
    write("broken", "<p>\n{{#if x}}\n</p>");
    assertThatThrownBy(this::templates)
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("template broken, line 3");
  }

  @Test
  void doesNotStartWithoutAPartial() throws IOException {
    write("lame", "{{#> missing}}instead{{/missing}}");
    assertThatThrownBy(this::templates)
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("template missing is named as a partial and is not there");
  }

  @Test
  void doesNotStartWithoutTemplates() {
    assertThatThrownBy(
            () ->
                Templates.compile(
                    cpu, TemplateFiles.inFolder(folder.resolve("none")), any -> {}, ROOM))
        .isInstanceOf(CannotStartException.class);
    assertThatThrownBy(
            () -> Templates.compile(cpu, TemplateFiles.onClassPath("no-such"), any -> {}, ROOM))
        .isInstanceOf(CannotStartException.class);
  }

  @Test
  void rendersAChangedFileAndWhatItIsPartOf() throws Exception {
    Templates templates = templates();
    assertThat(page(templates, "1", "An")).isEqualTo("<h1>T</h1><p>An</p>");
    write("name", "<b>{{who}}</b>");
    assertThat(page(templates, "1", "An")).isEqualTo("<h1>T</h1><p><b>An</b></p>");
    assertThat(templates.kept()).isEqualTo(1);
    write("page", "{{title}}: {{fragment body}}");
    assertThat(page(templates, "1", "An")).isEqualTo("T: <p><b>An</b></p>");
    assertThat(models).hasValue(2);
  }

  @Test
  void saysWhichTemplateAndLineIsBrokenAndGoesOnWithTheOthers() throws Exception {
    Templates templates = templates();
    write("name", "\n\n{{#each x}}");
    assertThatThrownBy(() -> page(templates, "1", "An"))
        .isInstanceOf(BrokenTemplateException.class)
        .hasMessageContaining("template name, line 3");
    assertThatThrownBy(() -> text(templates.render("body", Map.of())))
        .isInstanceOf(BrokenTemplateException.class);
    write("other", "fine");
    assertThat(text(templates.render("other", Map.of()))).isEqualTo("fine");
    write("name", "{{who}}!");
    assertThat(page(templates, "1", "An")).contains("An!");
  }

  @Test
  void namesTemplatesByTheirPathBelowTheRoot() throws Exception {
    Files.createDirectory(folder.resolve("deep"));
    write("deep/one", "{{> deep/two}}");
    write("deep/two", "two");
    assertThat(text(templates().render("deep/one", Map.of()))).isEqualTo("two");
  }

  private Templates templates() {
    return Templates.compile(cpu, files(), handlebars -> {}, ROOM);
  }

  private TemplateFiles files() {
    return TemplateFiles.inFolder(folder);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name + ".hbs"), text);
  }

  private String page(Templates templates, String version, String who) throws Exception {
    return text(compose(templates, version, () -> who(who)));
  }

  private Future<Buffer> compose(Templates templates, String version, Supplier<?> model) {
    return templates.compose(
        "page",
        Map.of("title", "T"),
        Map.of("body", new Fragment("body", version, Set.of("people"), model)));
  }

  private Map<String, String> who(String who) {
    models.incrementAndGet();
    return Map.of("who", who);
  }

  private Supplier<?> waiting(CountDownLatch gate, String who) {
    return () -> {
      begun.countDown();
      try {
        assertThat(gate.await(60, SECONDS)).isTrue();
        return who(who);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private Map<String, String> who(CyclicBarrier meeting, String who) {
    try {
      meeting.await(60, SECONDS);
      return who(who);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Future<Buffer> page) throws Exception {
    return page.await(60, SECONDS).toString();
  }
}
