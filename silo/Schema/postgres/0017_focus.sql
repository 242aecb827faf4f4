-- What communities are compared by: indicators, their figures by area and period, every value that a figure ever had, and who took it in.
-- Numbers are text as they were published; what is not known is empty. Good is 1 where higher is better, 2 where lower is.

CREATE TABLE indicator (
  id text NOT NULL PRIMARY KEY,
  name text NOT NULL,
  unit text NOT NULL,
  source text NOT NULL,
  good bigint NOT NULL CHECK (good BETWEEN 1 AND 2),
  weight bigint NOT NULL CHECK (weight BETWEEN 0 AND 10),
  outcomes text NOT NULL
);

CREATE TABLE indicator_act (
  number bigint NOT NULL PRIMARY KEY CHECK (number > 0),
  command text NOT NULL UNIQUE,
  kind bigint NOT NULL CHECK (kind > 0),
  by_staff text NOT NULL,
  by_name text NOT NULL,
  at bigint NOT NULL,
  what text NOT NULL
);
CREATE TRIGGER indicator_act_append_only BEFORE UPDATE OR DELETE ON indicator_act FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER indicator_act_no_truncate BEFORE TRUNCATE ON indicator_act FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE indicator_figure (
  indicator text NOT NULL REFERENCES indicator (id),
  area text NOT NULL,
  period text NOT NULL,
  value text NOT NULL,
  borough text NOT NULL,
  england text NOT NULL,
  PRIMARY KEY (indicator, area, period)
);
CREATE INDEX indicator_figure_area ON indicator_figure (area, indicator, period);

CREATE TABLE indicator_figure_past (
  indicator text NOT NULL,
  area text NOT NULL,
  period text NOT NULL,
  value text NOT NULL,
  borough text NOT NULL,
  england text NOT NULL,
  act bigint NOT NULL REFERENCES indicator_act (number),
  PRIMARY KEY (indicator, area, period, act)
);
CREATE TRIGGER indicator_figure_past_append_only BEFORE UPDATE OR DELETE ON indicator_figure_past FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER indicator_figure_past_no_truncate BEFORE TRUNCATE ON indicator_figure_past FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
