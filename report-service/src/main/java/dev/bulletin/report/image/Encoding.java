package dev.bulletin.report.image;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws a picture anew and encodes nothing but its pixels. */
final class Encoding {
  private static final float JPEG_QUALITY = 0.85f;

  private Encoding() {}

  /** The picture in sRGB, turned upright, at most as wide as that. */
  static BufferedImage redraw(
      BufferedImage image, Orientation orientation, StoredFormat format, int maxWidth) {
    int across = orientation.isTurned() ? image.getHeight() : image.getWidth();
    int down = orientation.isTurned() ? image.getWidth() : image.getHeight();
    int width = Math.min(across, maxWidth);
    int height = Math.max(1, Math.round((float) down * width / across));
    BufferedImage drawn = new BufferedImage(width, height, pixels(image, format));
    Graphics2D canvas = drawn.createGraphics();
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    canvas.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
    canvas.scale((double) width / across, (double) height / down);
    canvas.drawImage(image, orientation.upright(image.getWidth(), image.getHeight()), null);
    canvas.dispose();
    return drawn;
  }

  private static int pixels(BufferedImage image, StoredFormat format) {
    return format == StoredFormat.PNG && image.getColorModel().hasAlpha()
        ? BufferedImage.TYPE_INT_ARGB
        : BufferedImage.TYPE_INT_RGB;
  }

  static byte[] encode(BufferedImage image, StoredFormat format) {
    ImageWriter writer = ImageIO.getImageWritersByMIMEType(format.mediaType()).next();
    var bytes = new ByteArrayOutputStream();
    try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), parameters(writer, format));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static ImageWriteParam parameters(ImageWriter writer, StoredFormat format) {
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    if (format == StoredFormat.JPEG) {
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(JPEG_QUALITY);
    }
    return parameters;
  }
}
