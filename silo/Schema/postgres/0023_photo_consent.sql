-- A photo is shown when whoever is on it agreed. Of those from before nobody said so: they are hidden until somebody does.
ALTER TABLE delivery_photo ADD COLUMN is_shown boolean NOT NULL DEFAULT false;
