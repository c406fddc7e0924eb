package dev.bulletin.common.cache;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * Names how a record is built, with all that it is built of: another version of the suite, whose
 * record has another field, has another name for it. Not thread-safe.
 */
final class Shape {
  private final StringBuilder description = new StringBuilder();
  private final Set<Type> described = new HashSet<>();

  private Shape() {}

  static String of(Class<? extends Record> type) {
    CRC32C hash = new CRC32C();
    hash.update(describe(type).getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(hash.getValue());
  }

  static String describe(Class<? extends Record> type) {
    Shape shape = new Shape();
    shape.add(type);
    return shape.description.toString();
  }

  private void add(Type type) {
    description.append(type.getTypeName()).append(' ');
    if (!described.add(type)) {
      return;
    }
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(this::add);
    } else if (type instanceof Class<?> known && known.isRecord()) {
      Arrays.stream(known.getRecordComponents()).forEach(this::add);
    } else if (type instanceof Class<?> known && known.isEnum()) {
      description.append(Arrays.toString(known.getEnumConstants()));
    }
  }

  private void add(RecordComponent component) {
    description.append(component.getName()).append(':');
    add(component.getGenericType());
  }
}
