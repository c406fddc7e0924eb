/** The whole suite by one command: servers, simulator, four services and example reports. */
@NullMarked
package dev.bulletin.local;

import org.jspecify.annotations.NullMarked;
