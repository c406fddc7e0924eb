package dev.bulletin.report.picture;

import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.util.Objects;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.ImageTranscoder;
import org.jspecify.annotations.Nullable;

/** Draws SVG of ours as an image, without asking for anything that it names. */
final class SvgRaster extends ImageTranscoder {
  private @Nullable BufferedImage image;

  private SvgRaster() {}

  static BufferedImage of(String svg, int width, int height) {
    var raster = new SvgRaster();
    raster.addTranscodingHint(KEY_WIDTH, (float) width);
    raster.addTranscodingHint(KEY_HEIGHT, (float) height);
    raster.addTranscodingHint(KEY_ALLOW_EXTERNAL_RESOURCES, Boolean.FALSE);
    raster.addTranscodingHint(KEY_EXECUTE_ONLOAD, Boolean.FALSE);
    try {
      raster.transcode(new TranscoderInput(new StringReader(svg)), null);
    } catch (TranscoderException e) {
      throw new IllegalStateException("a chart cannot be drawn", e);
    }
    return Objects.requireNonNull(raster.image);
  }

  @Override
  public BufferedImage createImage(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
  }

  @Override
  public void writeImage(BufferedImage drawn, @Nullable TranscoderOutput output) {
    image = drawn;
  }
}
