-- The daily tips: by which rules they are put together, one run a topic and local day, and what stands in each.

-- Tips are broadcasts of their own lane; what is of yesterday is not sent any more.
alter table broadcasts
  drop constraint broadcasts_lane_check,
  add constraint broadcasts_lane_check check (lane in ('broadcast', 'urgent', 'digest')),
  add column expires_at timestamptz;

create table digests (
  topic_id integer primary key references topics,
  -- Monday is 1.
  weekdays smallint[] not null,
  -- "07:30", where the organisation is; proposed on the day before.
  send_time text not null check (send_time ~ '^[0-2][0-9]:[0-5][0-9]$'),
  propose_time text not null check (propose_time ~ '^[0-2][0-9]:[0-5][0-9]$'),
  at_most smallint not null check (at_most between 1 and 7),
  rules jsonb not null,
  if_untouched text not null check (if_untouched in ('send', 'hold')),
  cut_off_minutes integer not null check (cut_off_minutes between 0 and 720),
  -- Days whose time was over by then have no run.
  runs_from timestamptz not null,
  switched_off_at timestamptz
);

create table digest_runs (
  id bigint generated always as identity primary key,
  topic_id integer not null references digests,
  -- The day that the tips are for, where the organisation is.
  day date not null,
  sends_at timestamptz not null,
  state text not null default 'proposed' check (state in ('proposed', 'sent', 'skipped')),
  skipped_because text check (skipped_because in ('no-events', 'untouched', 'too-late', 'staff')),
  -- Why it is not out though its time has come: a sentence for staff.
  hindrance text,
  proposed_at timestamptz not null,
  edited_by bigint references staff on delete set null,
  edited_at timestamptz,
  confirmed_by bigint references staff on delete set null,
  confirmed_at timestamptz,
  settled_at timestamptz,
  broadcast_id uuid references broadcasts on delete set null,
  check ((state = 'skipped') = (skipped_because is not null)),
  check ((state = 'proposed') = (settled_at is null)),
  unique (topic_id, day)
);
create index digest_runs_due on digest_runs (sends_at) where state = 'proposed';
create index digest_runs_broadcast on digest_runs (broadcast_id) where broadcast_id is not null;

create table digest_tips (
  run_id bigint not null references digest_runs on delete cascade,
  occurrence_id bigint not null references occurrences on delete cascade,
  position integer not null,
  -- A sentence of staff below title, time and place.
  words text not null default '',
  -- As it was sent, for the calendar file on the public page.
  sent jsonb,
  primary key (run_id, occurrence_id)
);
