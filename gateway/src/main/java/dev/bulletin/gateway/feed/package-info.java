/** What programs read instead of pages: feeds for feed readers, sitemaps for search engines. */
@NullMarked
package dev.bulletin.gateway.feed;

import org.jspecify.annotations.NullMarked;
