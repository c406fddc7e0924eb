package dev.bulletin.gateway.install;

/**
 * A file whose path stays when its content changes.
 *
 * @param path on the site
 */
public record InstallFile(String path, String contentType, String text) {}
