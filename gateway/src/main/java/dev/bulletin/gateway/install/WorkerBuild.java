package dev.bulletin.gateway.install;

import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.common.words.Messages;
import dev.bulletin.common.words.Words;
import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.asset.Asset;
import dev.bulletin.gateway.asset.Assets;
import dev.bulletin.gateway.page.Places;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the worker is told of the build that it belongs to.
 *
 * @param name changes with every file and with every word, and what is kept with it
 * @param files what every page needs
 * @param offline the page that tells of the missing connection, by language
 */
record WorkerBuild(String name, List<String> files, Map<String, String> offline) {
  private static final List<String> NEEDED =
      List.of("app.css", "app.js", "chart.js", "favicon.svg", "theme.js");

  static WorkerBuild of(Messages messages, Assets assets) {
    return new WorkerBuild(
        name(messages, assets),
        NEEDED.stream().map(assets::url).toList(),
        Arrays.stream(Language.values())
            .collect(
                Collectors.toMap(
                    Language::code,
                    language -> Places.path(language, Places.OFFLINE),
                    (one, other) -> one,
                    TreeMap::new)));
  }

  private static String name(Messages messages, Assets assets) {
    Stream<String> files = assets.all().stream().map(Asset::path).sorted();
    Stream<String> words =
        Arrays.stream(Language.values()).flatMap(language -> texts(messages.in(language.locale())));
    return digest(Stream.concat(files, words).collect(Collectors.joining("\n")));
  }

  private static Stream<String> texts(Words words) {
    return words.keys().stream().sorted().map(words::source);
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The worker's script with this before it. */
  String script(Assets assets) {
    return "self.build=" + JsonMapper.string(this) + ";\n" + assets.text("worker.js");
  }
}
