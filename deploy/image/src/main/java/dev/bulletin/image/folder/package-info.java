/** The file system of an image: a small Java, the system libraries it needs, and a service. */
@NullMarked
package dev.bulletin.image.folder;

import org.jspecify.annotations.NullMarked;
