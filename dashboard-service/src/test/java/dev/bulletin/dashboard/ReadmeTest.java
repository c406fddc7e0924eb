package dev.bulletin.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(BULLETIN_\\w+)` \\|");

  @Test
  void namesEverySettingAndNoOther() throws IOException {
    ConfigReader in = ConfigReader.of(Map.of());
    DashboardConfig.read(in);
    assertThat(settingsInReadme()).isEqualTo(new TreeSet<>(in.settings().keySet()));
  }

  private static Set<String> settingsInReadme() throws IOException {
    Matcher rows = ROW.matcher(Files.readString(Path.of("README.md")));
    Set<String> names = new TreeSet<>();
    while (rows.find()) {
      names.add(rows.group(1));
    }
    return names;
  }
}
