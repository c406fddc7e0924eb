package dev.bulletin.gateway.asset;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bulletin.common.error.CannotStartException;
import dev.bulletin.common.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All files for the browser, in memory. Immutable. */
public final class Assets {
  /** Where the files are, on the site. */
  public static final String ROOT = "/assets/";

  private static final String FOLDER = "/web/";
  private static final String MANIFEST = FOLDER + "manifest.json";

  private final Map<String, Asset> assetsByPath;
  private final Map<String, String> pathsByLogicalName;

  private Assets(Map<String, Asset> assetsByPath, Map<String, String> pathsByLogicalName) {
    this.assetsByPath = Map.copyOf(assetsByPath);
    this.pathsByLogicalName = Map.copyOf(pathsByLogicalName);
  }

  /**
   * Reads the files that the build has put on the class path.
   *
   * @throws CannotStartException when one is not there
   */
  public static Assets load() {
    Map<String, String> paths = new TreeMap<>();
    JsonMapper.read(bytes(MANIFEST), Map.class)
        .forEach((name, file) -> paths.put(name.toString(), ROOT + file));
    Map<String, Asset> assets =
        paths.values().stream()
            .distinct()
            .map(Assets::read)
            .collect(Collectors.toMap(Asset::path, Function.identity()));
    return new Assets(assets, paths);
  }

  private static Asset read(String path) {
    String file = FOLDER + path.substring(ROOT.length());
    return AssetFile.read(path, bytes(file), bytes(file + ".br"));
  }

  public Collection<Asset> all() {
    return assetsByPath.values();
  }

  /** The file at a path of the site, such as {@code /assets/app-7TZHM6R2.js}. */
  public Optional<Asset> find(String path) {
    return Optional.ofNullable(assetsByPath.get(path));
  }

  /** The path of a file by the name it has in the sources, such as {@code app.js}. */
  public String url(String logicalName) {
    String path = pathsByLogicalName.get(logicalName);
    if (path == null) {
      throw new IllegalArgumentException("no asset " + logicalName);
    }
    return path;
  }

  /** The content of a file of text by the name it has in the sources. */
  public String text(String logicalName) {
    return new String(bytes(FOLDER + url(logicalName).substring(ROOT.length())), UTF_8);
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new CannotStartException(
            resource + " is not on the class path; build the gateway with Maven, which makes it");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
