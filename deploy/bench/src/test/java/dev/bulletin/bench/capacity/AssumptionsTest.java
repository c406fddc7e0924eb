package dev.bulletin.bench.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssumptionsTest {
  private static final Path COMMITTED = Path.of("capacity.properties");

  @TempDir private Path folder;

  @Test
  void areThoseOfTheCommittedFile() throws Exception {
    Assumptions assumptions = Assumptions.read(COMMITTED);
    assertThat(assumptions.readers()).containsExactly(10_000L, 1_000_000L, 10_000_000L);
    assertThat(assumptions.machines().utilisation()).isEqualTo(0.6);
    assertThat(assumptions.machines().spare()).isEqualTo(1);
    assertThat(assumptions.bounds().endpoints()).isEqualTo(1_000);
  }

  @ParameterizedTest
  @CsvSource({
    "rooms=500, rooms=, '' is no number",
    "rooms=500, room=500, rooms is missing",
    "rooms=500, rooms=0, rooms must be more than 0",
    "utilisation=0.60, utilisation=60, 'utilisation is a share, from 0 to 1'",
    "rooms=500, rooms=500\\nchairs=4, not known: [chairs]"
  })
  void refuseWhatIsWrong(String right, String wrong, String problem) throws Exception {
    String text = Files.readString(COMMITTED).replace("\n" + right + "\n", "\n" + wrong + "\n");
    Path file = Files.writeString(folder.resolve("wrong"), text.replace("\\n", "\n"));
    assertThatThrownBy(() -> Assumptions.read(file))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(problem);
  }
}
