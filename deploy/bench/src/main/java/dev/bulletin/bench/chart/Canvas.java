package dev.bulletin.bench.chart;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Draws shapes in pixels, each with a class and without a style. Not thread-safe. */
final class Canvas {
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  /** A place in pixels. */
  record Place(double x, double y) {}

  /** Which end of a text its place is. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  Canvas() {
    try {
      xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  void open(String element, String... attributes) {
    write(() -> xml.writeStartElement(element), attributes);
  }

  void close() {
    write(xml::writeEndElement);
  }

  void characters(String characters) {
    write(() -> xml.writeCharacters(characters));
  }

  /** An element that holds nothing but a text. */
  void words(String element, String characters, String... attributes) {
    open(element, attributes);
    characters(characters);
    close();
  }

  void line(String style, double x1, double y1, double x2, double y2) {
    empty("line", "class", style, "x1", one(x1), "y1", one(y1), "x2", one(x2), "y2", one(y2));
  }

  void path(String style, List<Place> places) {
    String points =
        places.stream().map(at -> one(at.x()) + "," + one(at.y())).collect(Collectors.joining(" "));
    empty("polyline", "class", style, "points", points);
  }

  void dot(String style, Place at) {
    empty("circle", "class", style, "cx", one(at.x()), "cy", one(at.y()), "r", "3.5");
  }

  void bar(String style, double x, double y, double width, double height) {
    empty(
        "rect",
        "class",
        style,
        "x",
        one(x),
        "y",
        one(y),
        "width",
        one(width),
        "height",
        one(height));
  }

  void text(String style, double x, double y, Anchor anchor, String characters) {
    words(
        "text",
        characters,
        "class",
        style,
        "x",
        one(x),
        "y",
        one(y),
        "text-anchor",
        anchor.name().toLowerCase(Locale.ROOT));
  }

  private void empty(String element, String... attributes) {
    write(() -> xml.writeEmptyElement(element), attributes);
  }

  private void write(Part part, String... attributes) {
    try {
      part.write();
      for (int i = 0; i < attributes.length; i += 2) {
        xml.writeAttribute(attributes[i], attributes[i + 1]);
      }
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String one(double pixels) {
    return String.format(Locale.ROOT, "%.1f", pixels);
  }

  /** What was drawn, once all is closed. */
  @Override
  public String toString() {
    write(xml::flush);
    return text.toString();
  }

  /** Writes some of the XML. */
  @FunctionalInterface
  private interface Part {
    void write() throws XMLStreamException;
  }
}
