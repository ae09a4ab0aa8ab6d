-- The tables of dragoman. Columns serve filters and sums; `record` is the public form, whole, as JSON text.
-- `position` is the place of a record within its document; dates are ISO 8601 text, as everywhere in dragoman;
-- `*_keys` hold every name a filter may call somebody by (country, actor id, name), in folded case.

CREATE TABLE documents (
    id VARCHAR NOT NULL, -- once; a writer looks before it writes
    uri VARCHAR NOT NULL,
    url VARCHAR,
    title VARCHAR,
    source VARCHAR,
    source_country VARCHAR,
    author VARCHAR,
    published VARCHAR,
    published_by VARCHAR NOT NULL,
    lang VARCHAR,
    text VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    extractor VARCHAR NOT NULL,
    warnings VARCHAR[] NOT NULL,
    version VARCHAR NOT NULL -- of the dragoman that coded it
);

CREATE TABLE events (
    id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    uri VARCHAR NOT NULL,
    source VARCHAR,
    published VARCHAR,
    event VARCHAR NOT NULL,
    quad INTEGER NOT NULL,
    score DOUBLE,
    status VARCHAR NOT NULL,
    historical BOOLEAN NOT NULL,
    time_start VARCHAR,
    time_end VARCHAR,
    confidence DOUBLE NOT NULL,
    certainty VARCHAR, -- of the innermost speaker
    actor_countries VARCHAR[] NOT NULL,
    actor_ids VARCHAR[] NOT NULL,
    actor_keys VARCHAR[] NOT NULL,
    recipient_countries VARCHAR[] NOT NULL,
    recipient_ids VARCHAR[] NOT NULL,
    recipient_keys VARCHAR[] NOT NULL,
    speaker_keys VARCHAR[] NOT NULL,
    record VARCHAR NOT NULL
);

CREATE TABLE statements (
    id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    uri VARCHAR NOT NULL,
    source VARCHAR,
    published VARCHAR,
    kind VARCHAR NOT NULL,
    certainty VARCHAR NOT NULL,
    speaker_country VARCHAR,
    speaker_id VARCHAR,
    speaker_keys VARCHAR[] NOT NULL,
    record VARCHAR NOT NULL
);

CREATE TABLE remarks (
    id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    uri VARCHAR NOT NULL,
    source VARCHAR,
    published VARCHAR,
    kind VARCHAR NOT NULL,
    about_keys VARCHAR[] NOT NULL,
    record VARCHAR NOT NULL
);

CREATE TABLE times (
    id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    uri VARCHAR NOT NULL,
    source VARCHAR,
    published VARCHAR,
    type VARCHAR NOT NULL,
    time_start VARCHAR,
    time_end VARCHAR,
    record VARCHAR NOT NULL
);

-- A textual link belongs to a document; a statistical one to none.
CREATE TABLE links (
    id VARCHAR NOT NULL,
    document VARCHAR,
    position INTEGER,
    uri VARCHAR,
    source VARCHAR,
    published VARCHAR,
    kind VARCHAR NOT NULL,
    response VARCHAR NOT NULL,
    trigger_event VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    record VARCHAR NOT NULL
);

-- Everybody an event or statement names, one row a mention: actor, recipient or speaker.
CREATE TABLE mentions (
    document VARCHAR NOT NULL,
    source VARCHAR,
    published VARCHAR,
    found_in VARCHAR NOT NULL, -- the id of the event or statement
    role VARCHAR NOT NULL,
    actor_id VARCHAR,
    name VARCHAR,
    country VARCHAR,
    sector VARCHAR[] NOT NULL,
    keys VARCHAR[] NOT NULL
);

CREATE TABLE stories (
    id VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    documents VARCHAR[] NOT NULL,
    first_date VARCHAR,
    last_date VARCHAR,
    record VARCHAR NOT NULL
);

CREATE TABLE occurrences (
    id VARCHAR NOT NULL,
    story VARCHAR,
    events VARCHAR[] NOT NULL,
    sources VARCHAR[] NOT NULL,
    record VARCHAR NOT NULL
);

CREATE TABLE judgements (
    id VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,
    left_id VARCHAR NOT NULL,
    right_id VARCHAR NOT NULL,
    made_by VARCHAR NOT NULL,
    made_at VARCHAR NOT NULL,
    undone BOOLEAN NOT NULL,
    record VARCHAR NOT NULL
);
