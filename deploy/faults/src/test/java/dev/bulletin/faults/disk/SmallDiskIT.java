package dev.bulletin.faults.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bulletin.faults.machine.Ability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallDiskIT {
  @Test
  void hasRoomForNothingWhenItIsFullAndForAllAgainWhenItIsNot(@TempDir Path folder)
      throws IOException {
    assumeTrue(Ability.lack().isEmpty(), () -> Ability.lack().orElse(""));
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 64)) {
      Path note = Files.createFile(disk.folder().resolve("note"));
      long room = disk.room();
      disk.fill();
      assertThatThrownBy(() -> Files.writeString(note, "x")).isInstanceOf(IOException.class);
      assertThat(disk.room()).isZero();
      disk.free();
      Files.writeString(note, "x");
      assertThat(disk.room()).isGreaterThan(room / 2);
    }
  }
}
