package dev.bulletin.image;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An image in a tar, as {@code docker load} reads it. */
record PackedImage(JsonObject config, List<byte[]> layers) {
  static PackedImage read(Path file) throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    try (var tar = new TarArchiveInputStream(Files.newInputStream(file))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        entries.put(entry.getName(), tar.readAllBytes());
      }
    }
    JsonObject manifest = new JsonArray(text(entries.get("manifest.json"))).getJsonObject(0);
    return new PackedImage(
        new JsonObject(text(entries.get(manifest.getString("Config")))).getJsonObject("config"),
        manifest.getJsonArray("Layers").stream().map(entries::get).toList());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The first two folders of what is in a layer, with the owners and rights of the files. */
  TreeSet<String> contents(int layer) throws IOException {
    TreeSet<String> contents = new TreeSet<>();
    InputStream packed = new ByteArrayInputStream(layers.get(layer));
    try (var tar = new TarArchiveInputStream(new GZIPInputStream(packed))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String rights =
            entry.isDirectory()
                ? ""
                : " " + entry.getLongUserId() + " " + Integer.toOctalString(entry.getMode() & 0777);
        contents.add(entry.getName().replaceAll("^([^/]+/[^/]+)/.*$", "$1") + rights);
      }
    }
    return contents;
  }
}
