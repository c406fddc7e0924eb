package dev.bulletin.gateway.page;

import dev.bulletin.gateway.asset.Assets;

/** The paths of the files that pages load; {@code chart} only those that have one. */
record AssetUrls(
    String script, String chart, String theme, String style, String icon, String touchIcon) {
  static AssetUrls of(Assets assets) {
    return new AssetUrls(
        assets.url("app.js"),
        assets.url("chart.js"),
        assets.url("theme.js"),
        assets.url("app.css"),
        assets.url("favicon.svg"),
        assets.url("icon-180.png"));
  }
}
