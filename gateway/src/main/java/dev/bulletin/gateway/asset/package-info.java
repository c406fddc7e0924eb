/** The browser's files, as the build has bundled them. */
@NullMarked
package dev.bulletin.gateway.asset;

import org.jspecify.annotations.NullMarked;
