package dev.bulletin.gateway.studio;

/**
 * A time for people and for programs; both empty when there is none.
 *
 * @param at in ISO 8601
 */
public record Moment(String at, String text) {
  public static final Moment NONE = new Moment("", "");
}
