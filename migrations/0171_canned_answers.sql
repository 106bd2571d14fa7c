-- What is asked again and again is answered in the same good words; staff put them into the answer and change them there.

create table canned_answers (
  id integer generated always as identity primary key,
  title text not null check (title <> ''),
  text text not null check (text <> ''),
  -- Empty: there is none, and who reads English gets the German one.
  text_en text not null default '',
  uses integer not null default 0,
  edited_by bigint references staff on delete set null,
  version integer not null default 1,
  updated_at timestamptz not null
);
create unique index canned_answers_title on canned_answers (lower(title));
