/** What browsers need to install the site, and to read reports without a connection. */
@NullMarked
package dev.bulletin.gateway.install;

import org.jspecify.annotations.NullMarked;
