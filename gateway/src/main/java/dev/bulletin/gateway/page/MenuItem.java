package dev.bulletin.gateway.page;

/**
 * A link of the menu.
 *
 * @param current for {@code aria-current}: {@code page}, {@code true} for a page below it, or empty
 */
public record MenuItem(String path, String label, String current) {}
