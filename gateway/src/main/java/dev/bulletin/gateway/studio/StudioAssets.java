package dev.bulletin.gateway.studio;

import dev.bulletin.gateway.asset.Assets;

/** The paths of the files that the studio loads. */
record StudioAssets(String script, String theme, String style, String ownStyle, String icon) {
  static StudioAssets of(Assets assets) {
    return new StudioAssets(
        assets.url("studio.js"),
        assets.url("theme.js"),
        assets.url("app.css"),
        assets.url("studio.css"),
        assets.url("favicon.svg"));
  }
}
