"""The schema of the store, version by version."""

# One tuple of statements per version. A released one is never edited; changes are appended as the next.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE document (
            id INTEGER PRIMARY KEY,
            source TEXT NOT NULL, title TEXT NOT NULL, language TEXT NOT NULL, outlet TEXT, published TEXT)""",
        # Contents (SHA-256) and places (absolute path, or '' for none) under which a document was met.
        """CREATE TABLE sighting (
            document INTEGER NOT NULL REFERENCES document, digest TEXT NOT NULL, place TEXT NOT NULL,
            seen TEXT NOT NULL, PRIMARY KEY (document, digest, place))""",
        "CREATE INDEX sighting_digest ON sighting (digest)",
        "CREATE INDEX sighting_place ON sighting (place)",
        # start and stop in code points of the NFC text; orphan as it was found when last read.
        """CREATE TABLE annotation (
            id TEXT PRIMARY KEY, document INTEGER NOT NULL REFERENCES document, digest TEXT NOT NULL,
            exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
            start INTEGER NOT NULL, stop INTEGER NOT NULL, colour TEXT NOT NULL, note TEXT NOT NULL,
            created TEXT NOT NULL, modified TEXT NOT NULL, orphan INTEGER NOT NULL DEFAULT 0)""",
        "CREATE INDEX annotation_document ON annotation (document)",
        """CREATE TABLE position (
            left_digest TEXT NOT NULL, left_place TEXT NOT NULL, right_digest TEXT NOT NULL, right_place TEXT NOT NULL,
            side TEXT NOT NULL, left_offset INTEGER NOT NULL, right_offset INTEGER NOT NULL,
            view TEXT NOT NULL, shown TEXT NOT NULL, seen TEXT NOT NULL)""",
        "CREATE INDEX position_digests ON position (left_digest, right_digest)",
        "CREATE INDEX position_places ON position (left_place, right_place)",
    ),
    (
        # Passages by the key of their words; linked is 1 or 0.
        """CREATE TABLE correction (
            left_key TEXT NOT NULL, right_key TEXT NOT NULL, linked INTEGER NOT NULL, made TEXT NOT NULL,
            PRIMARY KEY (left_key, right_key))""",
    ),
    (
        # A document is also met under the contents its notes were made on, and at the place it is said to have.
        "CREATE INDEX annotation_digest ON annotation (digest)",
        "CREATE INDEX document_source ON document (source)",
    ),
    (
        # What was opened, by place; a right place of '' is none. Lengths in code points.
        """CREATE TABLE library (
            left_place TEXT NOT NULL, right_place TEXT NOT NULL,
            left_digest TEXT NOT NULL, left_title TEXT NOT NULL, left_language TEXT NOT NULL,
            left_length INTEGER NOT NULL,
            right_digest TEXT NOT NULL, right_title TEXT NOT NULL, right_language TEXT NOT NULL,
            right_length INTEGER NOT NULL,
            opened TEXT NOT NULL, PRIMARY KEY (left_place, right_place))""",
    ),
    (
        # An annotation is on the words of one document or of two; those of the second are told by the columns called
        # across_. Tags stand a line each.
        "ALTER TABLE annotation ADD COLUMN tags TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE annotation ADD COLUMN across_document INTEGER REFERENCES document",
        "ALTER TABLE annotation ADD COLUMN across_digest TEXT",
        "ALTER TABLE annotation ADD COLUMN across_exact TEXT",
        "ALTER TABLE annotation ADD COLUMN across_prefix TEXT",
        "ALTER TABLE annotation ADD COLUMN across_suffix TEXT",
        "ALTER TABLE annotation ADD COLUMN across_start INTEGER",
        "ALTER TABLE annotation ADD COLUMN across_stop INTEGER",
        "ALTER TABLE annotation ADD COLUMN across_orphan INTEGER",
        "CREATE INDEX annotation_across ON annotation (across_document) WHERE across_document IS NOT NULL",
        # With the documents in them these answer alone, however many notes one content has.
        "DROP INDEX annotation_digest",
        "CREATE INDEX annotation_digest ON annotation (digest, document)",
        """CREATE INDEX annotation_across_digest ON annotation (across_digest, across_document)
            WHERE across_digest IS NOT NULL""",
        # Every target of every annotation, the first (0) and the one across (1).
        """CREATE VIEW target AS
            SELECT id AS annotation, 0 AS number, document, digest, start, stop, created FROM annotation
            UNION ALL SELECT id, 1, across_document, across_digest, across_start, across_stop, created
                FROM annotation WHERE across_document IS NOT NULL""",
        # What a person calls a colour.
        "CREATE TABLE colour_name (colour TEXT PRIMARY KEY, name TEXT NOT NULL)",
        # A letter that leads to a place of a document: the words that stand there.
        """CREATE TABLE bookmark (
            letter TEXT NOT NULL, document INTEGER NOT NULL REFERENCES document, digest TEXT NOT NULL,
            exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
            start INTEGER NOT NULL, stop INTEGER NOT NULL, made TEXT NOT NULL, PRIMARY KEY (letter, document))""",
        "CREATE INDEX bookmark_document ON bookmark (document)",
        # How many lines of a journal of changes that had to wait are in here, so that none is written twice.
        "CREATE TABLE journal (name TEXT PRIMARY KEY, lines INTEGER NOT NULL)",
    ),
)
SCHEMA = len(MIGRATIONS)
