package dev.bulletin.report.image;

import dev.bulletin.common.db.Database;
import dev.bulletin.report.store.PgFailures;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Pictures in PostgreSQL, over the connections for transactions: on one for many statements at once
 * a picture would keep the others' answers waiting. Thread-safe.
 */
public final class PgImageStore {
  private static final String KEEP =
      """
      INSERT INTO image (id, type, bytes, width, height, size, uploaded_by)
      VALUES ($1::text, $2::text, $3::bytea, $4::int, $5::int, $6::int, $7::text)
      ON CONFLICT (id) DO NOTHING""";

  private static final String FIND =
      """
      SELECT id, type, bytes, width, height
        FROM image
       WHERE id = $1::text""";

  private final Database database;

  /** Keeps pictures in that database, whose schema must be up to date. */
  public PgImageStore(Database database) {
    this.database = database;
  }

  /** Keeps the picture; the same one a second time changes nothing. */
  Future<Void> keep(Picture picture, String uploadedBy) {
    Tuple columns =
        Tuple.of(
            picture.id(),
            picture.format().mediaType(),
            picture.bytes(),
            picture.width(),
            picture.height(),
            picture.bytes().length(),
            uploadedBy);
    return database
        .transactions()
        .preparedQuery(KEEP)
        .execute(columns)
        .recover(PgFailures::explain)
        .mapEmpty();
  }

  /** The picture of that id. */
  Future<Optional<Picture>> find(String id) {
    return database
        .transactions()
        .preparedQuery(FIND)
        .mapping(PgImageStore::toPicture)
        .execute(Tuple.of(id))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst())
        .recover(PgFailures::explain);
  }

  /** The bytes of the picture that stands in a report as {@code /images/<id>.<extension>}. */
  public Future<Optional<Buffer>> findContent(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String id = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    return find(id).map(found -> found.map(Picture::bytes));
  }

  private static Picture toPicture(Row row) {
    return new Picture(
        row.getString("id"),
        StoredFormat.of(row.getString("type")),
        row.getInteger("width"),
        row.getInteger("height"),
        row.getBuffer("bytes"));
  }
}
