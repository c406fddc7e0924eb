/** What Bulletin's running instances measure of themselves, as series. */
@NullMarked
package dev.bulletin.dashboard.system;

import org.jspecify.annotations.NullMarked;
