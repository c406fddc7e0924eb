package dev.bulletin.gateway.page;

import dev.bulletin.gateway.asset.Assets;

/** The paths of the files that every page loads. */
record AssetUrls(String script, String theme, String style, String icon) {
  static AssetUrls of(Assets assets) {
    return new AssetUrls(
        assets.url("app.js"),
        assets.url("theme.js"),
        assets.url("app.css"),
        assets.url("favicon.svg"));
  }
}
