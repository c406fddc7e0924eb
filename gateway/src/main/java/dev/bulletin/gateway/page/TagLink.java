package dev.bulletin.gateway.page;

/**
 * A tag that leads to the reports that have it.
 *
 * @param count how many, for people; empty where it is not told
 * @param current the reports that are shown are those that have it
 */
record TagLink(String name, String path, String count, boolean current) {}
