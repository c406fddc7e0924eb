package dev.bulletin.bench.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkedFileTest {
  @TempDir private Path folder;

  @Test
  void replacesWhatStandsBetweenTheMarkers() throws IOException {
    Path file = file("# Title\n<!-- cpu -->\nold\nold\n<!-- /cpu -->\n\n<!-- x -->y<!-- /x -->\n");
    new MarkedFile(file).replace("cpu", "new\n");
    assertThat(file)
        .hasContent("# Title\n<!-- cpu -->\nnew\n<!-- /cpu -->\n\n<!-- x -->y<!-- /x -->\n");
  }

  @Test
  void changesNothingTheSecondTime() throws IOException {
    Path file = file("<!-- cpu --><!-- /cpu -->");
    new MarkedFile(file).replace("cpu", "new");
    String once = Files.readString(file);
    new MarkedFile(file).replace("cpu", "new");
    assertThat(file).hasContent(once);
  }

  @Test
  void tellsWhichMarkerIsMissing() throws IOException {
    assertUnusable("# Title\n", "write <!-- cpu --> where the table belongs");
    assertUnusable("<!-- cpu -->\n", "write <!-- /cpu --> where the table belongs");
  }

  @Test
  void refusesMarkersInTheWrongOrderOrTwice() throws IOException {
    assertUnusable("<!-- /cpu --><!-- cpu -->", "<!-- /cpu --> stands before <!-- cpu -->");
    assertUnusable("<!-- cpu --><!-- cpu --><!-- /cpu -->", "<!-- cpu --> stands there twice");
  }

  @Test
  void tellsThatThereIsNoFile() {
    assertThatThrownBy(() -> new MarkedFile(folder.resolve("none.md")).require("cpu"))
        .hasMessageEndingWith("none.md: there is no such file");
  }

  @Test
  void knowsBeforehandThatTheTableHasAPlace() throws IOException {
    new MarkedFile(file("<!-- cpu -->\n<!-- /cpu -->")).require("cpu");
    assertThatThrownBy(() -> new MarkedFile(file("nothing")).require("cpu"))
        .hasMessageContaining("<!-- cpu -->");
  }

  private void assertUnusable(String text, String problem) throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> new MarkedFile(file).replace("cpu", "new"))
        .hasMessage(file + ": " + problem);
    assertThat(file).hasContent(text);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("README.md"), text);
  }
}
