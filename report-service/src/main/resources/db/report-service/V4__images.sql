-- Pictures that reports show, as they were encoded here; never changed.
CREATE TABLE image (
  id          text        PRIMARY KEY CHECK (id ~ '^[0-9a-f]{32}$'),
  type        text        NOT NULL CHECK (type IN ('image/png', 'image/jpeg')),
  bytes       bytea       NOT NULL,
  width       int         NOT NULL CHECK (width > 0),
  height      int         NOT NULL CHECK (height > 0),
  size        int         NOT NULL CHECK (size = length(bytes)),
  uploaded_by text        NOT NULL,
  uploaded_at timestamptz NOT NULL DEFAULT now()
);

-- They are compressed already.
ALTER TABLE image ALTER COLUMN bytes SET STORAGE EXTERNAL;
