-- What tells copies: signatures of texts and the news agencies that documents credit. Linking starts afresh.

DELETE FROM features;
DELETE FROM likeness;
ALTER TABLE features ADD COLUMN signature BLOB; -- MinHash; empty where the text is too short to tell

CREATE TABLE credits (
    document VARCHAR NOT NULL,
    agency VARCHAR NOT NULL,
    kind VARCHAR NOT NULL -- origin, part or cited
);
