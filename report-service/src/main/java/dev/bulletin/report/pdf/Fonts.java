package dev.bulletin.report.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;

/** The letters that everything is printed and drawn in: they are on the class path. */
public final class Fonts {
  public static final String SANS = "DejaVu Sans";
  public static final String SERIF = "DejaVu Serif";
  private static final String MONO = "DejaVu Sans Mono";

  private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";
  private static final int NORMAL = 400;
  private static final int BOLD = 700;

  private static final List<Face> FACES =
      List.of(
          new Face("DejaVuSerif", SERIF, NORMAL, FontStyle.NORMAL),
          new Face("DejaVuSerif-Bold", SERIF, BOLD, FontStyle.NORMAL),
          new Face("DejaVuSerif-Italic", SERIF, NORMAL, FontStyle.ITALIC),
          new Face("DejaVuSerif-BoldItalic", SERIF, BOLD, FontStyle.ITALIC),
          new Face("DejaVuSans", SANS, NORMAL, FontStyle.NORMAL),
          new Face("DejaVuSans-Bold", SANS, BOLD, FontStyle.NORMAL),
          new Face("DejaVuSans-Oblique", SANS, NORMAL, FontStyle.ITALIC),
          new Face("DejaVuSans-BoldOblique", SANS, BOLD, FontStyle.ITALIC),
          new Face("DejaVuSansMono", MONO, NORMAL, FontStyle.NORMAL),
          new Face("DejaVuSansMono-Bold", MONO, BOLD, FontStyle.NORMAL),
          new Face("DejaVuSansMono-Oblique", MONO, NORMAL, FontStyle.ITALIC),
          new Face("DejaVuSansMono-BoldOblique", MONO, BOLD, FontStyle.ITALIC));

  private Fonts() {}

  private record Face(String file, String family, int weight, FontStyle style) {
    InputStream open() {
      InputStream in = Fonts.class.getResourceAsStream(FOLDER + file + ".ttf");
      if (in == null) {
        throw new IllegalStateException("the class path lacks the font " + file);
      }
      return in;
    }

    /** The letters of charts are sans serif, and are needed for each chart anew. */
    EnumSet<FSFontUseCase> uses() {
      return family.equals(SANS)
          ? EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG)
          : EnumSet.of(FSFontUseCase.DOCUMENT);
    }
  }

  /** Prints with them: each is read only when it is used, and only its used letters are kept. */
  static void add(PdfRendererBuilder builder) {
    FACES.forEach(
        face ->
            builder.useFont(
                face::open, face.family(), face.weight(), face.style(), true, face.uses()));
  }

  /** Draws with them. */
  public static void register() {
    FACES.forEach(Fonts::register);
  }

  private static void register(Face face) {
    try (InputStream in = face.open()) {
      GraphicsEnvironment.getLocalGraphicsEnvironment()
          .registerFont(Font.createFont(Font.TRUETYPE_FONT, in));
    } catch (FontFormatException e) {
      throw new IllegalStateException("the font " + face.file() + " cannot be read", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
