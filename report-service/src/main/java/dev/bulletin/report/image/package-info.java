/** Pictures that publishers upload: taken apart, encoded anew, and kept by their content. */
@NullMarked
package dev.bulletin.report.image;

import org.jspecify.annotations.NullMarked;
