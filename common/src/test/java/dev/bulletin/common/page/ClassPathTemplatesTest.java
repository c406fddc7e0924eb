package dev.bulletin.common.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTemplatesTest {
  @TempDir private Path folder;

  @Test
  void findsTheTemplatesOfAllFoldersAndJars() throws Exception {
    Files.createDirectories(folder.resolve("classes/templates"));
    Files.writeString(folder.resolve("classes/templates/loose.hbs"), "in a folder");
    Files.writeString(folder.resolve("classes/templates/note.txt"), "no template");
    Path jar = folder.resolve("pages with space.jar");
    write(jar, "templates/", "templates/packed.hbs", "templates/deep/er.hbs", "other/not.hbs");
    URL[] places = {folder.resolve("classes/").toUri().toURL(), jar.toUri().toURL()};
    try (var loader = new URLClassLoader(places, null)) {
      assertThat(new ClassPathTemplates("templates", loader).read())
          .containsOnlyKeys("loose", "packed", "deep/er")
          .containsEntry("packed", "templates/packed.hbs");
    }
  }

  /** Each entry contains its own name. */
  private static void write(Path jar, String... names) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        var entries = new JarOutputStream(out)) {
      for (String name : names) {
        entries.putNextEntry(new JarEntry(name));
        entries.write(name.endsWith("/") ? new byte[0] : name.getBytes(StandardCharsets.UTF_8));
        entries.closeEntry();
      }
    }
  }
}
