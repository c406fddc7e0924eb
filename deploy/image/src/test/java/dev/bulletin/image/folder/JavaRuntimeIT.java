package dev.bulletin.image.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The modules of the images' Java against those that jdeps finds in what the services run. */
class JavaRuntimeIT {
  /** Those that no class refers to, and why they are there. */
  private static final Map<String, String> BY_NAME =
      Map.of(
          "jdk.crypto.ec", "TLS by elliptic curves, whose provider is asked for by its name",
          "jdk.localedata", "dates and numbers as Vietnamese has them",
          "jdk.naming.dns", "Hazelcast looks up its service by JNDI, which loads it by a name",
          "jdk.zipfs", "folders within jars, which are opened as a file system");

  /** Those that classes refer to which no service runs, and where these are. */
  private static final Map<String, String> LEFT_OUT =
      Map.of(
          "jdk.compiler", "tools for its own documentation that ICU4J has in its jar",
          "jdk.javadoc", "the same");

  private static Set<String> found;

  @BeforeAll
  static void look(@TempDir Path folder) throws IOException {
    found = ServiceJars.modules(folder);
  }

  @Test
  void hasEveryModuleThatIsReferredTo() {
    Set<String> wanted = new TreeSet<>(found);
    assertThat(wanted).containsAll(LEFT_OUT.keySet());
    wanted.removeAll(LEFT_OUT.keySet());
    assertThat(JavaRuntime.MODULES).containsAll(wanted);
  }

  @Test
  void hasNoOtherModuleThatIsNotExplained() {
    Set<String> more = new TreeSet<>(JavaRuntime.MODULES);
    more.removeAll(found);
    found.stream().flatMap(JavaRuntimeIT::required).forEach(more::remove);
    assertThat(more).isEqualTo(BY_NAME.keySet());
  }

  private static Stream<String> required(String module) {
    return ModuleFinder.ofSystem().find(module).orElseThrow().descriptor().requires().stream()
        .map(ModuleDescriptor.Requires::name);
  }
}
