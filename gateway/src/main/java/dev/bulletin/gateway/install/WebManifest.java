package dev.bulletin.gateway.install;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bulletin.common.words.Words;
import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.asset.Assets;
import dev.bulletin.gateway.page.Places;
import java.util.List;

/**
 * What a system is told of the site when it is installed in a language: W3C Web Application
 * Manifest. The colours are those of {@code tokens.css} in the light.
 */
record WebManifest(
    String id,
    String lang,
    String name,
    @JsonProperty("short_name") String shortName,
    String description,
    @JsonProperty("start_url") String startUrl,
    String scope,
    String display,
    @JsonProperty("background_color") String backgroundColor,
    @JsonProperty("theme_color") String themeColor,
    List<Icon> icons) {
  private static final String PAPER = "#fbfaf7";

  /**
   * A picture for the system's list of programs.
   *
   * @param purpose {@code any}, or {@code maskable} for one that may be cut to a shape
   */
  record Icon(String src, String sizes, String type, String purpose) {}

  static WebManifest of(Language language, Words words, Assets assets) {
    String home = Places.path(language, Places.HOME);
    return new WebManifest(
        home,
        language.code(),
        words.text("site.name"),
        words.text("site.name"),
        words.text("site.description"),
        home,
        "/",
        "standalone",
        PAPER,
        PAPER,
        List.of(
            new Icon(assets.url("favicon.svg"), "any", "image/svg+xml", "any"),
            png(assets, "icon-192.png", "192x192", "any"),
            png(assets, "icon-512.png", "512x512", "any"),
            png(assets, "maskable-512.png", "512x512", "maskable")));
  }

  private static Icon png(Assets assets, String name, String sizes, String purpose) {
    return new Icon(assets.url(name), sizes, "image/png", purpose);
  }
}
