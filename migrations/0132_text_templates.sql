-- Texts that come again and again are written from a text template, with blanks that must be filled before anything leaves.

create table text_templates (
  id integer generated always as identity primary key,
  name text not null,
  title text not null,
  teaser text not null,
  body text not null,
  link text,
  topic_ids integer[] not null default '{}',
  edited_by bigint references staff on delete set null,
  version integer not null default 1,
  updated_at timestamptz not null
);
create unique index text_templates_name on text_templates (lower(name));

alter table broadcasts
  -- The blanks of the text template that it was written from, without their braces; none may be left when it goes.
  add column blanks text[] not null default '{}';
