package dev.bulletin.gateway.page;

import dev.bulletin.gateway.asset.Assets;

/**
 * The paths of the files that pages load.
 *
 * @param chart only of pages that have one
 * @param embed of panels in frames, in place of {@code script}
 */
record AssetUrls(
    String script,
    String chart,
    String embed,
    String theme,
    String style,
    String icon,
    String touchIcon) {
  static AssetUrls of(Assets assets) {
    return new AssetUrls(
        assets.url("app.js"),
        assets.url("chart.js"),
        assets.url("embed.js"),
        assets.url("theme.js"),
        assets.url("app.css"),
        assets.url("favicon.svg"),
        assets.url("icon-180.png"));
  }
}
