package dev.bulletin.bench.mixed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionsTest {
  private final Versions versions = new Versions(3);

  @Test
  void giveTheNextReportWhileOneIsBeingWritten() {
    assertThat(versions.take(3)).isEqualTo(3);
    assertThat(versions.take(3)).isEqualTo(1);
    versions.written(3, "\"2\"");
    assertThat(versions.take(3)).isEqualTo(3);
  }

  @Test
  void tellWhenAllAreTaken() {
    versions.take(1);
    versions.take(1);
    assertThat(versions.areAllTaken()).isFalse();
    versions.take(1);
    assertThat(versions.areAllTaken()).isTrue();
  }

  @Test
  void knowTheTagOfTheLastWrite() {
    assertThat(versions.tag(2)).isEqualTo("\"1\"");
    versions.written(versions.take(2), "\"7\"");
    assertThat(versions.tag(2)).isEqualTo("\"7\"");
  }

  @Test
  void keepTheTagOfWhatWasNotWritten() {
    versions.giveBack(versions.take(2));
    assertThat(versions.take(2)).isEqualTo(2);
    assertThat(versions.tag(2)).isEqualTo("\"1\"");
  }
}
