package dev.bulletin.gateway.board;

/** How series, slices and lines are told apart: by four colours, then by dashes besides. */
public final class Palette {
  private static final int COLOURS = 4;

  private Palette() {}

  /** 1 to 4. */
  public static int colour(int number) {
    return number % COLOURS + 1;
  }

  public static boolean isDashed(int number) {
    return number / COLOURS % 2 == 1;
  }
}
