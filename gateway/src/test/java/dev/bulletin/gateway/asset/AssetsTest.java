package dev.bulletin.gateway.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.Decoder;
import dev.bulletin.gateway.encoding.Coding;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetsTest {
  private static final int SCRIPT_LIMIT = 120_000;

  private final Assets assets = Assets.load();

  @BeforeAll
  static void loadBrotli() {
    Brotli4jLoader.ensureAvailability();
  }

  @ParameterizedTest
  @ValueSource(strings = {"app.js", "theme.js", "app.css", "favicon.svg"})
  void findsEachFileUnderANameThatChangesWithItsContent(String name) {
    String path = assets.url(name);
    String base = name.substring(0, name.indexOf('.'));
    assertThat(path).matches("/assets/" + base + "-[A-Z0-9]{8}\\.(js|css|svg)");
    assertThat(assets.find(path)).isPresent();
  }

  @Test
  void knowsTheTypeOfEachFile() {
    assertThat(asset("app.js").contentType()).isEqualTo("text/javascript; charset=utf-8");
    assertThat(asset("app.css").contentType()).isEqualTo("text/css; charset=utf-8");
    assertThat(asset("favicon.svg").contentType()).isEqualTo("image/svg+xml");
  }

  @Test
  void keepsEachFileCompressedToo() throws IOException {
    Map<Coding, Buffer> script = asset("app.js").encoded().bodies();
    byte[] plain = script.get(Coding.IDENTITY).getBytes();
    var gzip = new GZIPInputStream(new ByteArrayInputStream(script.get(Coding.GZIP).getBytes()));
    assertThat(gzip.readAllBytes()).isEqualTo(plain);
    assertThat(Decoder.decompress(script.get(Coding.BROTLI).getBytes()).getDecompressedData())
        .isEqualTo(plain);
  }

  @Test
  void keepsAllScriptsThatAReadersPageCanLoadSmallTogether() {
    int gzip = 0;
    for (String name : List.of("app.js", "theme.js", "chart.js", "live.js", "worker.js")) {
      Map<Coding, Buffer> script = asset(name).encoded().bodies();
      gzip += script.get(Coding.GZIP).length();
      assertThat(script.get(Coding.BROTLI).length()).isLessThan(script.get(Coding.GZIP).length());
    }
    assertThat(gzip).isLessThan(SCRIPT_LIMIT);
  }

  @Test
  void keepsWhatJoinsRoomsOutOfTheScriptOfEveryPage() {
    assertThat(assets.text("app.js")).doesNotContain("WebSocket").contains(assets.url("live.js"));
    assertThat(assets.text("live.js")).contains("WebSocket");
  }

  @Test
  void givesEachFileAnEtagOfItsOwn() {
    assertThat(asset("app.js").encoded().etag())
        .matches("\"[0-9a-f]{24}\"")
        .isNotEqualTo(asset("app.css").encoded().etag());
  }

  @Test
  void findsNothingAtOtherPaths() {
    assertThat(assets.find("/assets/app.js")).isEmpty();
    assertThat(assets.find("/assets/manifest.json")).isEmpty();
    assertThat(assets.find("/assets/../messages_en.properties")).isEmpty();
    assertThatThrownBy(() -> assets.url("other.js")).isInstanceOf(IllegalArgumentException.class);
  }

  private Asset asset(String name) {
    return assets.find(assets.url(name)).orElseThrow();
  }

  @Test
  void allScriptsThatAReadersPageMayLoadAreSmallTogether() {
    assertThat(gzippedScripts(name -> !name.matches("(studio|embed)-.*")))
        .isBetween(10_000, SCRIPT_LIMIT);
  }

  @Test
  void theScriptsOfAPanelInAFrameAreSmallerStill() {
    int whole = gzippedScripts(name -> name.matches("(app|chart)-.*"));
    assertThat(gzippedScripts(name -> name.matches("(embed|chart)-.*"))).isBetween(10_000, whole);
  }

  private int gzippedScripts(Predicate<String> named) {
    return assets.all().stream()
        .filter(asset -> asset.path().endsWith(".js"))
        .filter(asset -> named.test(asset.path().substring(Assets.ROOT.length())))
        .mapToInt(asset -> asset.encoded().bodies().get(Coding.GZIP).length())
        .sum();
  }
}
