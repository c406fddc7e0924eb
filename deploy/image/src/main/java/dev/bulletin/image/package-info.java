/** Container images of the services, put together without a container engine. */
@NullMarked
package dev.bulletin.image;

import org.jspecify.annotations.NullMarked;
