package dev.bulletin.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.report.chart.Chart;
import dev.bulletin.report.chart.ChartBlock;
import dev.bulletin.report.chart.ChartData;
import dev.bulletin.report.chart.ChartExamples;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportPictureTest {
  private static final int BLUE = 0xff1f5fbf;
  private static final int PAPER = 0xfffbfaf7;

  private static final Chart CHART = ChartBlock.read(ChartExamples.LINE).chart(ChartData.NONE);

  @Test
  void hasTheSizeThatOtherSitesShow() throws IOException {
    BufferedImage picture = picture("Triển vọng tuần", CHART);
    assertThat(picture.getWidth()).isEqualTo(1_200);
    assertThat(picture.getHeight()).isEqualTo(630);
  }

  @Test
  void showsTheTitleWithItsAccents() throws IOException {
    int[] accents = ink(picture("Triển vọng", null));
    assertThat(accents).isNotEqualTo(ink(picture("Trien vong", null)));
    assertThat(Arrays.stream(accents).filter(pixel -> pixel != PAPER).count()).isGreaterThan(2_000);
  }

  @Test
  void showsTheChartBesideIt() throws IOException {
    assertThat(blueOnTheRight(picture("Weekly", CHART))).isGreaterThan(500);
    assertThat(blueOnTheRight(picture("Weekly", null))).isZero();
  }

  @Test
  void aTitleOfTwoHundredLettersLeavesTheDateFree() throws IOException {
    for (String title : new String[] {"W".repeat(200), "Thị trường ".repeat(18)}) {
      BufferedImage picture = picture(title, CHART);
      int[] above = picture.getRGB(0, 500, 560, 24, null, 0, 560);
      assertThat(above).containsOnly(PAPER);
    }
  }

  private static int[] ink(BufferedImage picture) {
    return picture.getRGB(72, 120, 1_000, 300, null, 0, 1_000);
  }

  private static long blueOnTheRight(BufferedImage picture) {
    int[] pixels = picture.getRGB(600, 60, 600, 540, null, 0, 600);
    return Arrays.stream(pixels).filter(pixel -> pixel == BLUE).count();
  }

  private static BufferedImage picture(String title, @Nullable Chart chart) throws IOException {
    var content =
        new PictureContent(Language.VI, title, Instant.parse("2026-11-20T08:00:00Z"), chart);
    return ImageIO.read(new ByteArrayInputStream(ReportPicture.png(content).getBytes()));
  }
}
