-- What communities are compared by: indicators, their figures by area and period, every value that a figure ever had, and who took it in.
-- Numbers are text as they were published; what is not known is empty. Good is 1 where higher is better, 2 where lower is.

CREATE TABLE indicator (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  source TEXT NOT NULL,
  good INTEGER NOT NULL CHECK (good BETWEEN 1 AND 2),
  weight INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 10),
  outcomes TEXT NOT NULL
) STRICT;

CREATE TABLE indicator_act (
  number INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
  command TEXT NOT NULL UNIQUE,
  kind INTEGER NOT NULL CHECK (kind > 0),
  by_staff TEXT NOT NULL,
  by_name TEXT NOT NULL,
  at INTEGER NOT NULL,
  what TEXT NOT NULL
) STRICT;
CREATE TRIGGER indicator_act_no_delete BEFORE DELETE ON indicator_act BEGIN SELECT RAISE(ABORT, 'indicator_act is append-only'); END;
CREATE TRIGGER indicator_act_no_update BEFORE UPDATE ON indicator_act BEGIN SELECT RAISE(ABORT, 'indicator_act is append-only'); END;

CREATE TABLE indicator_figure (
  indicator TEXT NOT NULL REFERENCES indicator (id),
  area TEXT NOT NULL,
  period TEXT NOT NULL,
  value TEXT NOT NULL,
  borough TEXT NOT NULL,
  england TEXT NOT NULL,
  PRIMARY KEY (indicator, area, period)
) STRICT;
CREATE INDEX indicator_figure_area ON indicator_figure (area, indicator, period);

CREATE TABLE indicator_figure_past (
  indicator TEXT NOT NULL,
  area TEXT NOT NULL,
  period TEXT NOT NULL,
  value TEXT NOT NULL,
  borough TEXT NOT NULL,
  england TEXT NOT NULL,
  act INTEGER NOT NULL REFERENCES indicator_act (number),
  PRIMARY KEY (indicator, area, period, act)
) STRICT;
CREATE TRIGGER indicator_figure_past_no_delete BEFORE DELETE ON indicator_figure_past BEGIN SELECT RAISE(ABORT, 'indicator_figure_past is append-only'); END;
CREATE TRIGGER indicator_figure_past_no_update BEFORE UPDATE ON indicator_figure_past BEGIN SELECT RAISE(ABORT, 'indicator_figure_past is append-only'); END;
