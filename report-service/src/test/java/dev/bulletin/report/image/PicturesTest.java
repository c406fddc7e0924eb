package dev.bulletin.report.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {
  @ParameterizedTest
  @CsvSource({"png, PNG", "jpg, JPEG", "gif, PNG"})
  void aPictureShowsTheSameAsBefore(String format, StoredFormat stored) {
    Picture picture = Pictures.of(Uploads.picture(format, 40, 30));
    assertThat(picture.format()).isEqualTo(stored);
    assertThat(picture.width()).isEqualTo(40);
    assertThat(picture.height()).isEqualTo(30);
    BufferedImage shown = Uploads.decoded(picture.bytes().getBytes());
    assertThat(shown.getWidth()).isEqualTo(40);
    assertAlmost(shown.getRGB(5, 15), Color.RED);
    assertAlmost(shown.getRGB(35, 15), Color.BLUE);
  }

  /** The left half is red, the right half blue, before it is turned. */
  @ParameterizedTest
  @CsvSource({
    "1, 40, 20, 5, 10",
    "2, 40, 20, 35, 10",
    "3, 40, 20, 35, 10",
    "4, 40, 20, 5, 10",
    "5, 20, 40, 10, 5",
    "6, 20, 40, 10, 5",
    "7, 20, 40, 10, 35",
    "8, 20, 40, 10, 35",
    "9, 40, 20, 5, 10"
  })
  void aPictureStandsUprightHoweverTheCameraWasHeld(
      int held, int width, int height, int redX, int redY) {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      Picture picture = Pictures.of(Uploads.held(held, order));
      BufferedImage shown = Uploads.decoded(picture.bytes().getBytes());
      assertThat(shown.getWidth()).isEqualTo(picture.width()).isEqualTo(width);
      assertThat(shown.getHeight()).isEqualTo(picture.height()).isEqualTo(height);
      assertAlmost(shown.getRGB(redX, redY), Color.RED);
      assertAlmost(shown.getRGB(width - 1 - redX, height - 1 - redY), Color.BLUE);
    }
  }

  @Test
  void whatIsHiddenInAFileIsGone() {
    assertKeepsNoSecret(Uploads.pngWithSecret());
    assertKeepsNoSecret(Uploads.jpegWithSecret());
    assertKeepsNoSecret(Uploads.withTail(Uploads.picture("png", 20, 10)));
    assertKeepsNoSecret(Uploads.withTail(Uploads.picture("jpg", 20, 10)));
    assertKeepsNoSecret(Uploads.withTail(Uploads.picture("gif", 20, 10)));
  }

  @Test
  void whatCanBeSeenThroughStaysSo() {
    var image = new BufferedImage(10, 10, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(3, 3, 0x80ff0000);
    Picture picture = Pictures.of(Uploads.encoded(image, "png"));
    BufferedImage shown = Uploads.decoded(picture.bytes().getBytes());
    assertThat(shown.getRGB(3, 3)).isEqualTo(0x80ff0000);
    assertThat(shown.getRGB(4, 4) >>> 24).isZero();
  }

  @ParameterizedTest
  @CsvSource({"3000, 1500, 2560, 1280", "5000, 1000, 2560, 512", "9000, 30, 2560, 8"})
  void aWidePictureIsMadeNarrower(int width, int height, int newWidth, int newHeight) {
    Picture picture = Pictures.of(Uploads.picture("png", width, height));
    assertThat(picture.width()).isEqualTo(newWidth);
    assertThat(picture.height()).isCloseTo(newHeight, within(1));
    BufferedImage shown = Uploads.decoded(picture.bytes().getBytes());
    assertAlmost(shown.getRGB(newWidth / 4, newHeight / 2), Color.RED);
    assertAlmost(shown.getRGB(newWidth * 3 / 4, newHeight / 2), Color.BLUE);
  }

  @Test
  void aHugePictureIsReadWithGaps() {
    var huge = new BufferedImage(2_000, 20_000, BufferedImage.TYPE_BYTE_BINARY);
    Picture picture = Pictures.of(Uploads.encoded(huge, "png"));
    assertThat((long) picture.width() * picture.height()).isLessThanOrEqualTo(Decoding.MAX_DECODED);
    assertThat(picture.width()).isEqualTo(1_000);
  }

  @Test
  void aPictureThatTakesTooMuchRoomIsRefused() {
    var noise = new BufferedImage(1_800, 1_800, BufferedImage.TYPE_INT_RGB);
    var random = new Random(7);
    for (int i = 0; i < 1_800 * 1_800; i++) {
      noise.setRGB(i % 1_800, i / 1_800, random.nextInt());
    }
    assertRefused(Uploads.encoded(noise, "png"), ErrorCode.TOO_LARGE, "encoded anew");
    assertThat(Pictures.of(Uploads.encoded(noise, "jpg")).width()).isEqualTo(1_800);
  }

  @ParameterizedTest
  @CsvSource({"50000, 50000", "2147483647, 2147483647", "2000000000, 1", "1, 50000001"})
  void aFileThatSaysItHasTooManyPixelsIsNotTriedOut(int width, int height) {
    assertRefused(Uploads.bomb(width, height), ErrorCode.TOO_LARGE, "pixels");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "P",
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "<html><body>GIF89a</body></html>",
        "BM it is a bitmap"
      })
  void whatIsNoPictureIsRefused(String content) {
    assertRefused(
        content.getBytes(StandardCharsets.ISO_8859_1),
        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
        "send PNG, JPEG or GIF");
  }

  @Test
  void webPIsRefusedByName() {
    byte[] webP = "RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(webP, ErrorCode.UNSUPPORTED_MEDIA_TYPE, "WebP is not taken; send PNG");
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif"})
  void aDamagedPictureIsRefusedOrRepaired(String format) {
    byte[] whole =
        format.equals("jpg")
            ? Uploads.held(6, ByteOrder.BIG_ENDIAN)
            : Uploads.picture(format, 64, 48);
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      byte[] damaged = Arrays.copyOf(whole, whole.length - random.nextInt(whole.length / 2));
      damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt();
      damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt();
      assertEndsWell(damaged);
    }
  }

  @Test
  void halfAPictureIsDamaged() {
    byte[] whole = Uploads.picture("png", 500, 500);
    assertRefused(
        Arrays.copyOf(whole, whole.length / 2), ErrorCode.INVALID_REQUEST, "the image is damaged");
  }

  @Test
  void aPictureWithoutPixelsIsDamaged() {
    assertRefused(
        Uploads.gifWithoutPixels(), ErrorCode.INVALID_REQUEST, "it cannot be read as GIF");
  }

  @Test
  void theSamePictureHasTheSameIdAndAnotherHasAnother() {
    byte[] picture = Uploads.picture("png", 20, 10);
    assertThat(Pictures.of(picture).id())
        .matches("[0-9a-f]{32}")
        .isEqualTo(Pictures.of(picture).id());
    assertThat(Pictures.of(Uploads.picture("png", 20, 11)).id())
        .isNotEqualTo(Pictures.of(picture).id());
  }

  private static void assertEndsWell(byte[] upload) {
    try {
      assertThat(Pictures.of(upload).bytes().length()).isPositive();
    } catch (ServiceException expected) {
      assertThat(expected.code().status()).isBetween(400, 499);
    }
  }

  private static void assertKeepsNoSecret(byte[] upload) {
    assertThat(new String(upload, StandardCharsets.ISO_8859_1)).contains(Uploads.SECRET);
    assertThat(Pictures.of(upload).bytes().toString(StandardCharsets.ISO_8859_1))
        .doesNotContain(Uploads.SECRET);
  }

  private static void assertRefused(byte[] upload, ErrorCode code, String detail) {
    assertThatThrownBy(() -> Pictures.of(upload))
        .isInstanceOfSatisfying(
            ServiceException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(code);
              assertThat(failure.detail()).contains(detail);
            });
  }

  private static void assertAlmost(int rgb, Color expected) {
    Color shown = new Color(rgb);
    assertThat(shown.getRed()).isCloseTo(expected.getRed(), within(10));
    assertThat(shown.getGreen()).isCloseTo(expected.getGreen(), within(10));
    assertThat(shown.getBlue()).isCloseTo(expected.getBlue(), within(10));
  }
}
