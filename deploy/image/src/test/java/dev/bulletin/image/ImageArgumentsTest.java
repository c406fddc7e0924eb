package dev.bulletin.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.image.folder.ImageService;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageArgumentsTest {
  private static final Path ROOT = Path.of("/source");

  @Test
  void buildsAllFourFromScratchWithThisJava() {
    ImageArguments arguments = ImageArguments.parse(ROOT, List.of());
    assertThat(arguments.services()).containsExactly(ImageService.values());
    assertThat(arguments.base().isNothing()).isTrue();
    assertThat(arguments.jdk()).isEqualTo(Path.of(System.getProperty("java.home")));
    assertThat(arguments.target()).isEqualTo(Path.of("/source/deploy/image/target"));
    assertThat(arguments.trains()).isTrue();
    assertThat(arguments.packs()).isTrue();
  }

  @Test
  void takesWhatIsSaid() {
    ImageArguments arguments =
        ImageArguments.parse(
            ROOT,
            List.of(
                "--service",
                "gateway",
                "--jdk",
                "/jdk",
                "--version",
                "1.2",
                "--target",
                "/there",
                "--no-training",
                "--no-tar"));
    assertThat(arguments.services()).containsExactly(ImageService.GATEWAY);
    assertThat(arguments.jdk()).isEqualTo(Path.of("/jdk"));
    assertThat(arguments.labels().version()).isEqualTo("1.2");
    assertThat(arguments.target()).isEqualTo(Path.of("/there"));
    assertThat(arguments.trains()).isFalse();
    assertThat(arguments.packs()).isFalse();
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    for (List<String> wrong :
        List.of(List.of("--servise", "gateway"), List.of("--service"), List.of("gateway"))) {
      assertThatThrownBy(() -> ImageArguments.parse(ROOT, wrong))
          .isInstanceOf(ImageException.class)
          .hasMessageContaining("--service NAME");
    }
    assertThatThrownBy(() -> ImageArguments.parse(ROOT, List.of("--service", "door")))
        .hasMessageContaining("gateway");
  }
}
