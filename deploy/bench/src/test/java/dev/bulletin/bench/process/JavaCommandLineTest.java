package dev.bulletin.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JavaCommandLineTest {
  @Test
  void findsTheMainClassBehindTheOptions() {
    assertThat(mainClass("/jdk/bin/java -Xmx1g -cp a.jar:gateway.jar com.example.Local --port 0"))
        .hasValue("com.example.Local");
  }

  @Test
  void findsTheJar() {
    assertThat(mainClass("java --add-opens java.base/java.lang=ALL-UNNAMED -jar /x/gateway-1.jar"))
        .hasValue("gateway-1.jar");
  }

  @Test
  void findsTheModule() {
    assertThat(mainClass("java @flags -p mods -m app/com.example.Main"))
        .hasValue("com.example.Main");
  }

  @Test
  void findsNoneInAnotherProgram() {
    assertThat(mainClass("bash run gateway")).isEmpty();
    assertThat(JavaCommandLine.mainClass(List.of())).isEmpty();
  }

  @Test
  void tellsHowTheJvmIsSized() {
    assertThat(JavaCommandLine.jvmOptions(command("java -Xmx1g -Dx=1 --enable-preview -jar a.jar")))
        .containsExactly("-Xmx1g", "-Dx=1");
  }

  private static Optional<String> mainClass(String line) {
    return JavaCommandLine.mainClass(command(line));
  }

  private static List<String> command(String line) {
    return List.of(line.split(" "));
  }
}
