package dev.bulletin.gateway.edge;

import dev.bulletin.common.web.Shortcut;
import dev.bulletin.gateway.asset.Asset;
import dev.bulletin.gateway.asset.Assets;
import dev.bulletin.gateway.encoding.Compressor;
import dev.bulletin.gateway.encoding.Effort;
import dev.bulletin.gateway.install.InstallFile;
import dev.bulletin.gateway.page.Site;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers requests for the browser's files, for what installs the site and for robots.txt, all
 * finished at start.
 */
final class FileShortcut implements Shortcut {
  /** The name of an asset changes with its content. */
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private static final String ASK_AGAIN = "no-cache";
  private static final String FOR_AN_HOUR = "public, max-age=3600";

  private static final String ROBOTS =
      """
      User-agent: *
      Disallow: /api/
      Disallow: /connection/
      Disallow: /studio
      """;

  private final Map<String, Finished> filesByPath;

  FileShortcut(
      Assets assets,
      List<InstallFile> installing,
      Site site,
      Compressor compressor,
      SecurityHeaders security) {
    Map<String, Finished> files = new HashMap<>();
    assets.all().forEach(asset -> files.put(asset.path(), finished(asset, security)));
    installing.forEach(file -> files.put(file.path(), finished(file, compressor, security)));
    files.put("/robots.txt", robots(site, compressor, security));
    this.filesByPath = Map.copyOf(files);
  }

  private static Finished finished(Asset asset, SecurityHeaders security) {
    var kind = new Finished.Kind(asset.contentType(), "", FOR_EVER);
    return new Finished(kind, asset.encoded(), security);
  }

  private static Finished finished(
      InstallFile file, Compressor compressor, SecurityHeaders security) {
    var kind = new Finished.Kind(file.contentType(), "", ASK_AGAIN);
    byte[] text = file.text().getBytes(StandardCharsets.UTF_8);
    return new Finished(kind, compressor.encode(text, Effort.THOROUGH), security);
  }

  private static Finished robots(Site site, Compressor compressor, SecurityHeaders security) {
    var kind = new Finished.Kind("text/plain; charset=utf-8", "", FOR_AN_HOUR);
    byte[] text = (ROBOTS + sitemap(site)).getBytes(StandardCharsets.UTF_8);
    return new Finished(kind, compressor.encode(text, Effort.THOROUGH), security);
  }

  private static String sitemap(Site site) {
    return site.isKnown() ? "\nSitemap: " + site.url("/sitemap.xml") + "\n" : "";
  }

  @Override
  public boolean take(HttpServerRequest request) {
    String path = request.path();
    if (path == null || request.authority() == null) {
      return false;
    }
    Finished file = filesByPath.get(path);
    if (file == null || !isRead(request.method())) {
      return false;
    }
    file.answer(request);
    return true;
  }

  private static boolean isRead(HttpMethod method) {
    return method == HttpMethod.GET || method == HttpMethod.HEAD;
  }
}
