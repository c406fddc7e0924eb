/** YAML as people write it here. */
@NullMarked
package dev.bulletin.common.yaml;

import org.jspecify.annotations.NullMarked;
