-- What linking keeps: by which features a document is likened to others, which pairs are alike, which are copies.

CREATE TABLE features (
    document VARCHAR NOT NULL, -- once linked; a document without a row here is new to linking
    day VARCHAR, -- ISO date of publication
    terms VARCHAR[] NOT NULL,
    weights FLOAT[] NOT NULL -- of unit length together
);

CREATE TABLE likeness (
    left_id VARCHAR NOT NULL, -- document ids, the smaller one to the left
    right_id VARCHAR NOT NULL,
    score FLOAT NOT NULL
);

CREATE TABLE copies (
    id VARCHAR NOT NULL,
    left_id VARCHAR NOT NULL, -- document ids, the smaller one to the left
    right_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    score DOUBLE NOT NULL,
    record VARCHAR NOT NULL
);

ALTER TABLE stories ADD COLUMN formed BIGINT; -- the place of a story in the order in which stories were formed
