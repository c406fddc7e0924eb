package dev.bulletin.gateway.edge;

import java.util.regex.Pattern;

/** What a report or a dashboard may be called in a path. */
public final class Slug {
  private static final int MAX_LENGTH = 100;
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private Slug() {}

  public static boolean fits(String name) {
    return name.length() <= MAX_LENGTH && SHAPE.matcher(name).matches();
  }
}
