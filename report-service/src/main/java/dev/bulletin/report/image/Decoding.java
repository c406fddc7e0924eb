package dev.bulletin.report.image;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Takes an upload apart. Its size in pixels is read first, from its head: a small file may say that
 * it is larger than any memory. One that is merely large is read with gaps, so that what is decoded
 * stays within {@link #MAX_DECODED} pixels.
 */
final class Decoding {
  /** What a picture may have; a camera's has 12 to 50 million. */
  static final long MAX_PIXELS = 50_000_000;

  /** Held in memory at once, by each thread that decodes; four bytes each. */
  static final long MAX_DECODED = 16_000_000;

  private Decoding() {}

  /**
   * The picture, at least as wide as the width if it has so many pixels and there is room.
   *
   * @throws ServiceException INVALID_REQUEST when it is damaged, TOO_LARGE when it has too many
   *     pixels
   */
  static BufferedImage decode(
      byte[] upload, SourceFormat format, Orientation orientation, int width) {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format.reader()).next();
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
      reader.setInput(input, /* seekForwardOnly= */ true, /* ignoreMetadata= */ true);
      return read(reader, orientation, width);
    } catch (ServiceException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The readers of the JDK answer damage with exceptions of many kinds.
      throw new ServiceException(
          ErrorCode.INVALID_REQUEST, "the image is damaged: it cannot be read as " + format);
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage read(ImageReader reader, Orientation orientation, int width)
      throws IOException {
    checkPixels(reader.getWidth(0), reader.getHeight(0));
    ImageReadParam parameters = reader.getDefaultReadParam();
    int gap =
        orientation.isTurned()
            ? gap(reader.getHeight(0), reader.getWidth(0), width)
            : gap(reader.getWidth(0), reader.getHeight(0), width);
    parameters.setSourceSubsampling(gap, gap, 0, 0);
    return reader.read(0, parameters);
  }

  private static void checkPixels(int width, int height) {
    if ((long) width * height > MAX_PIXELS) {
      throw new ServiceException(
          ErrorCode.TOO_LARGE,
          "the image has %,d × %,d pixels, at most %,d together are taken"
              .formatted(width, height, MAX_PIXELS));
    }
  }

  /** Every how many pixels one is read. */
  private static int gap(int width, int height, int wanted) {
    int gap = Math.max(1, width / wanted);
    while ((long) (width / gap) * (height / gap) > MAX_DECODED) {
      gap++;
    }
    return gap;
  }
}
