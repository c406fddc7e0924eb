package dev.bulletin.report.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures as publishers upload them, honest and other. */
final class Uploads {
  static final String SECRET = "52.5200N 13.4050E";
  private static final int PNG_HEAD = 33;
  private static final int GIF_HEAD = 13;

  private Uploads() {}

  /** Left half red, right half blue. */
  static byte[] picture(String format, int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setColor(Color.RED);
    canvas.fillRect(0, 0, width / 2, height);
    canvas.setColor(Color.BLUE);
    canvas.fillRect(width / 2, 0, width - width / 2, height);
    canvas.dispose();
    return encoded(image, format);
  }

  static byte[] encoded(BufferedImage image, String format) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static BufferedImage decoded(byte[] picture) {
    try {
      return ImageIO.read(new ByteArrayInputStream(picture));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A PNG with a text chunk behind its head. */
  static byte[] pngWithSecret() {
    byte[] png = picture("png", 20, 10);
    byte[] chunk = chunk("tEXt", ("GPS\0" + SECRET).getBytes(StandardCharsets.ISO_8859_1));
    return join(Arrays.copyOf(png, PNG_HEAD), chunk, Arrays.copyOfRange(png, PNG_HEAD, png.length));
  }

  /** A GIF whose picture, which stands behind its colours, is said to be 0 pixels wide. */
  static byte[] gifWithoutPixels() {
    byte[] gif = picture("gif", 20, 10);
    int colours = 2 << (gif[GIF_HEAD - 3] & 7);
    gif[GIF_HEAD + 3 * colours + 5] = 0;
    return gif;
  }

  /** A JPEG with a comment behind its first marker. */
  static byte[] jpegWithSecret() {
    byte[] jpeg = picture("jpg", 20, 10);
    byte[] secret = SECRET.getBytes(StandardCharsets.ISO_8859_1);
    byte[] comment = {(byte) 0xff, (byte) 0xfe, 0, (byte) (secret.length + 2)};
    return join(Arrays.copyOf(jpeg, 2), comment, secret, Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  /** A JPEG of 40 × 20 pixels that says which side is up, as cameras do. */
  static byte[] held(int orientation, ByteOrder order) {
    byte[] jpeg = picture("jpg", 40, 20);
    ByteBuffer tiff = ByteBuffer.allocate(26).order(order);
    tiff.putShort((short) (order == ByteOrder.LITTLE_ENDIAN ? 0x4949 : 0x4d4d));
    tiff.putShort((short) 42).putInt(8).putShort((short) 1);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
    ByteBuffer segment = ByteBuffer.allocate(36);
    segment
        .putShort((short) 0xffe1)
        .putShort((short) 34)
        .put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
    return join(
        Arrays.copyOf(jpeg, 2),
        segment.put(tiff.array()).array(),
        Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  /** A picture that is also something else, to whoever reads it from its end. */
  static byte[] withTail(byte[] picture) {
    return join(picture, SECRET.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** A PNG of a hundred bytes that says that it has so many pixels. */
  static byte[] bomb(int width, int height) {
    byte[] png = picture("png", 1, 1);
    var head = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(head)) {
      out.writeInt(width);
      out.writeInt(height);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] rest = Arrays.copyOfRange(png, 24, 29);
    return join(
        Arrays.copyOf(png, 8),
        chunk("IHDR", join(head.toByteArray(), rest)),
        Arrays.copyOfRange(png, PNG_HEAD, png.length));
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] named = join(type.getBytes(StandardCharsets.ISO_8859_1), data);
    var sum = new CRC32();
    sum.update(named);
    var chunk = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(chunk)) {
      out.writeInt(data.length);
      out.write(named);
      out.writeInt((int) sum.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return chunk.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    var joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
