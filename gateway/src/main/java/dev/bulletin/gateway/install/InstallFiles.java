package dev.bulletin.gateway.install;

import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.common.words.Messages;
import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.asset.Assets;
import dev.bulletin.gateway.page.Places;
import java.util.ArrayList;
import java.util.List;

/** The manifest of each language, and the worker that keeps reports. */
public final class InstallFiles {
  /** At the root, so that it may answer for every page. */
  static final String WORKER = "/service-worker.js";

  static final String MANIFEST = "manifest.webmanifest";

  private InstallFiles() {}

  /** All of them, as they stay until the next start. */
  public static List<InstallFile> of(Messages messages, Assets assets) {
    List<InstallFile> files = new ArrayList<>();
    for (Language language : Language.values()) {
      var manifest = WebManifest.of(language, messages.in(language.locale()), assets);
      files.add(
          new InstallFile(
              Places.path(language, MANIFEST),
              "application/manifest+json",
              JsonMapper.string(manifest)));
    }
    files.add(
        new InstallFile(
            WORKER,
            "text/javascript; charset=utf-8",
            WorkerBuild.of(messages, assets).script(assets)));
    return List.copyOf(files);
  }
}
