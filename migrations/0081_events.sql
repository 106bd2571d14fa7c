-- Events and their dates, as sources tell them and as staff want them; what was sent of them, and what changed since.

create table events (
  id bigint generated always as identity primary key,
  -- null: entered by staff.
  source_id integer references sources on delete cascade,
  uid text not null,
  topic_id integer references topics,
  -- The same event of another source leads; this one is shown through it.
  same_as bigint references events on delete set null,
  merged_by_staff boolean not null default false,
  -- Letters and digits of the title: half of what the same event of two sources has in common.
  title_key text not null,
  url text,
  details jsonb not null,
  recurrence_text text,
  -- Of everything that was read: equal means that nothing is to be written.
  digest text not null,
  outside_rules boolean not null default false,
  editor_state text not null default 'new' check (editor_state in ('new', 'picked', 'hidden')),
  -- What staff say instead of the source, by field, and what the source said when they wrote it.
  wording jsonb,
  wording_base jsonb,
  first_seen_at timestamptz not null,
  changed_at timestamptz not null,
  vanished_at timestamptz,
  unique (source_id, uid)
);
create index events_title on events (title_key);
create index events_same on events (same_as) where same_as is not null;

create table occurrences (
  id bigint generated always as identity primary key,
  event_id bigint not null references events on delete cascade,
  key text not null,
  -- The day where the organisation is; without a moment it is a day without a time.
  starts_on date not null,
  starts_at timestamptz,
  starts_zone text,
  starts_local text,
  ends_on date,
  ends_at timestamptz,
  ends_zone text,
  ends_local text,
  status text not null check (status in ('scheduled', 'cancelled', 'postponed', 'moved-online', 'sold-out')),
  status_by_staff text check (status_by_staff in ('scheduled', 'cancelled', 'postponed', 'moved-online', 'sold-out')),
  -- Where this date is told differently from the others.
  details jsonb,
  -- Of everything that was read of it, as in `events`.
  digest text not null,
  vanished_at timestamptz,
  unique (event_id, key)
);
create index occurrences_days on occurrences (starts_on, event_id);
-- What goes on for days is found from its end.
create index occurrences_long on occurrences (ends_on) where ends_on > starts_on;

-- Staff said that these two are not the same event; the program does not put them together again.
create table event_separations (
  event_id bigint not null references events on delete cascade,
  other_id bigint not null references events on delete cascade,
  primary key (event_id, other_id),
  check (event_id < other_id)
);

-- What was said of an occurrence to everyone who got a batch of deliveries.
create table event_mentions (
  id bigint generated always as identity primary key,
  occurrence_id bigint not null references occurrences on delete cascade,
  batch_id uuid not null,
  -- Of time, place and status as they were said.
  content_hash text not null,
  said jsonb not null,
  sent_at timestamptz not null,
  unique (occurrence_id, batch_id)
);
create index event_mentions_batch on event_mentions (batch_id);

-- "Änderung melden?": something that was sent is no longer so.
create table event_questions (
  id bigint generated always as identity primary key,
  occurrence_id bigint not null references occurrences on delete cascade,
  said jsonb not null,
  raised_at timestamptz not null,
  answer text check (answer in ('report', 'leave', 'settled-itself')),
  -- How it stood when it was answered: only a further change asks again.
  answered_hash text,
  answered_at timestamptz,
  answered_by bigint references staff on delete set null,
  check ((answer is null) = (answered_at is null))
);
create unique index event_questions_open on event_questions (occurrence_id) where answered_at is null;
create index event_questions_occurrence on event_questions (occurrence_id);
