-- A ballot that names nothing is a ballot: who abstains is a voter, and has a share of the budget under rules that give one.
ALTER TABLE ballot DROP CONSTRAINT ballot_choices_check;
ALTER TABLE ballot ADD CONSTRAINT ballot_choices_check CHECK (position(E'\n' IN choices) = 0 AND position(E'\r' IN choices) = 0);

-- Photos of funded projects as they are carried out. What is shown beside them is in the state of the project's delivery.
CREATE TABLE delivery_photo (
  round text NOT NULL CHECK (length(round) BETWEEN 1 AND 64),
  photo text NOT NULL CHECK (length(photo) BETWEEN 1 AND 64),
  type text NOT NULL CHECK (length(type) BETWEEN 1 AND 40),
  bytes bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 8388608),
  PRIMARY KEY (round, photo)
);
