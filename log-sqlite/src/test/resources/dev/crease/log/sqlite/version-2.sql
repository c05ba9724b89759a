PRAGMA journal_mode = WAL;
PRAGMA application_id = 0x43525345;
PRAGMA user_version = 2;
CREATE TABLE log (epoch TEXT NOT NULL) STRICT;
CREATE TABLE topic (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, floor INTEGER NOT NULL) STRICT;
CREATE TABLE event (
  topic INTEGER NOT NULL, offset INTEGER PRIMARY KEY, json BLOB NOT NULL,
  crc INTEGER NOT NULL) STRICT;
CREATE INDEX event_topic ON event (topic);
CREATE INDEX topic_floor ON topic (floor) WHERE floor > 0;
CREATE TABLE answer (
  first INTEGER PRIMARY KEY, last INTEGER NOT NULL, topic INTEGER NOT NULL,
  key TEXT NOT NULL, made INTEGER NOT NULL, UNIQUE (topic, key)) STRICT;
INSERT INTO log VALUES ('k3x9');
INSERT INTO topic VALUES (1, 'matches/42/events', 1);
INSERT INTO topic VALUES (2, 'matches/42/chat', 0);
INSERT INTO event VALUES (1, 2, CAST('{"id":"k3x9-2","topic":"matches/42/events","type":"ball","time":"2026-11-24T12:00:00.000Z","data":{"text":"four"}}' AS BLOB), 2915726505);
INSERT INTO event VALUES (2, 3, CAST('{"id":"k3x9-3","topic":"matches/42/chat","type":"ball","time":"2026-11-24T12:00:00.000Z","data":{"text":"well hit"}}' AS BLOB), 4263671995);
INSERT INTO answer VALUES (3, 3, 2, 'k', 1795521600000);
