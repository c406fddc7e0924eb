package dev.bulletin.gateway.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.words.Messages;
import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.asset.Assets;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InstallFilesTest {
  private final Assets assets = Assets.load();
  private final Map<String, InstallFile> files =
      InstallFiles.of(Messages.load("messages", Language.locales()), assets).stream()
          .collect(Collectors.toMap(InstallFile::path, Function.identity()));

  @Test
  void everyLanguageHasAManifestWithNameStartAndIconsThatAreThere() {
    for (Language language : Language.values()) {
      String home = "/" + language.code() + "/";
      var manifest = new JsonObject(files.get(home + "manifest.webmanifest").text());
      assertThat(manifest.getString("short_name")).isEqualTo("Bulletin");
      assertThat(manifest.getString("start_url")).isEqualTo(home);
      assertThat(manifest.getString("lang")).isEqualTo(language.code());
      assertThat(manifest.getString("display")).isEqualTo("standalone");
      assertThat(icons(manifest.getJsonArray("icons")))
          .contains("192x192 any", "512x512 any", "512x512 maskable");
    }
  }

  private List<String> icons(JsonArray icons) {
    return icons.stream()
        .map(JsonObject.class::cast)
        .peek(icon -> assertThat(assets.find(icon.getString("src"))).isPresent())
        .map(icon -> icon.getString("sizes") + " " + icon.getString("purpose"))
        .toList();
  }

  @Test
  void theWorkerKnowsTheFilesOfItsBuildAndThePagesForTimesWithoutAConnection() {
    String script = files.get("/service-worker.js").text();
    assertThat(script).startsWith("self.build=").contains("addEventListener(\"fetch\"");
    var build = new JsonObject(script.substring("self.build=".length(), script.indexOf(";\n")));
    assertThat(build.getString("name")).matches("[0-9a-f]{16}");
    assertThat(build.getJsonArray("files").stream().map(Object::toString))
        .contains(assets.url("app.js"), assets.url("app.css"), assets.url("theme.js"))
        .allSatisfy(path -> assertThat(assets.find(path)).isPresent());
    assertThat(build.getJsonObject("offline").getMap())
        .isEqualTo(Map.of("en", "/en/offline", "vi", "/vi/offline"));
  }

  @Test
  void aBuildIsCalledTheSameAtEveryStart() {
    assertThat(InstallFiles.of(Messages.load("messages", Language.locales()), Assets.load()))
        .isEqualTo(InstallFiles.of(Messages.load("messages", Language.locales()), assets));
  }
}
