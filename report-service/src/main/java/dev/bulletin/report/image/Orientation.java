package dev.bulletin.report.image;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera was held: which side of a JPEG is up, as EXIF numbers it from 1 to 8. A picture is
 * turned upright when it is drawn, since what says so is not kept.
 */
record Orientation(int code) {
  static final Orientation UPRIGHT = new Orientation(1);

  private static final int START_OF_SCAN = 0xffda;
  private static final int APPLICATION_1 = 0xffe1;
  private static final long EXIF = 0x457869660000L;
  private static final short LITTLE_ENDIAN = 0x4949;
  private static final int TAG = 0x0112;
  private static final int ENTRY_BYTES = 12;

  /** What the upload says, or upright if it says nothing that can be understood. */
  static Orientation of(byte[] upload, SourceFormat format) {
    if (format != SourceFormat.JPEG) {
      return UPRIGHT;
    }
    try {
      return inSegments(ByteBuffer.wrap(upload));
    } catch (IndexOutOfBoundsException | IllegalArgumentException damaged) {
      return UPRIGHT;
    }
  }

  private static Orientation inSegments(ByteBuffer jpeg) {
    int position = Short.BYTES;
    while (unsigned(jpeg, position) != START_OF_SCAN) {
      int length = unsigned(jpeg, position + 2);
      if (unsigned(jpeg, position) == APPLICATION_1 && jpeg.getLong(position + 4) >>> 16 == EXIF) {
        return inDirectory(jpeg.slice(position + 10, length - 8));
      }
      position += 2 + length;
    }
    return UPRIGHT;
  }

  /** The first directory of a TIFF. */
  private static Orientation inDirectory(ByteBuffer tiff) {
    tiff.order(tiff.getShort(0) == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    for (int i = 0; i < unsigned(tiff, directory); i++) {
      int entry = directory + 2 + i * ENTRY_BYTES;
      if (unsigned(tiff, entry) == TAG) {
        int code = unsigned(tiff, entry + 8);
        return code >= 1 && code <= 8 ? new Orientation(code) : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  private static int unsigned(ByteBuffer buffer, int index) {
    return Short.toUnsignedInt(buffer.getShort(index));
  }

  /** Whether its height becomes its width. */
  boolean isTurned() {
    return code >= 5;
  }

  /** Moves the pixels of a picture of that size to where they belong. */
  AffineTransform upright(int width, int height) {
    return switch (code) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }
}
