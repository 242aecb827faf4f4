-- A photo is shown when whoever is on it agreed. Of those from before nobody said so: they are hidden until somebody does.
ALTER TABLE delivery_photo ADD COLUMN is_shown INTEGER NOT NULL DEFAULT 0 CHECK (is_shown IN (0, 1));
