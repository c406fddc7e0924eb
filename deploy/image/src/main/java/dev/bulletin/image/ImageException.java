package dev.bulletin.image;

/** An image cannot be made; the message says what is to be done. */
public final class ImageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ImageException(String message) {
    super(message);
  }
}
