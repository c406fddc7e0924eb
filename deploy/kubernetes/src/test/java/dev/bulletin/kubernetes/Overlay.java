package dev.bulletin.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder with a kustomization as it reaches the cluster. */
record Overlay(Path file, List<Manifest> manifests) {
  static final Overlay LOCAL = render(Path.of("overlays/local"), "local.yaml");
  static final Overlay PRODUCTION = render(Path.of("overlays/production"), "production.yaml");

  /** Production with the component "traces". */
  static final Overlay TRACED = render(Path.of("src/test/kustomize/traced"), "traced.yaml");

  static final Overlay RESTORE = render(Path.of("restore"), "restore.yaml");

  private static Overlay render(Path folder, String name) {
    Path file = NodeTools.kustomize(folder, name);
    return new Overlay(file, read(file));
  }

  static List<Manifest> read(Path file) {
    var yaml = new YAMLMapper();
    try (var documents = yaml.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
      return documents.readAll().stream().map(Manifest::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Stream<Manifest> all(String kind) {
    return manifests.stream().filter(manifest -> manifest.kind().equals(kind));
  }

  Manifest the(String kind, String name) {
    return all(kind)
        .filter(manifest -> manifest.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " " + name + " in " + file));
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
