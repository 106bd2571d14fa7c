-- A correction goes to exactly those who got what it corrects; of an event it says how things stand now.

create table broadcast_corrections (
  broadcast_id uuid not null references broadcasts on delete cascade,
  corrected_id uuid not null references broadcasts on delete cascade,
  primary key (broadcast_id, corrected_id),
  check (broadcast_id <> corrected_id)
);
create index broadcast_corrections_corrected on broadcast_corrections (corrected_id);

-- What a correction tells of a date, until it has left: from then on that is what was said last.
create table event_corrections (
  broadcast_id uuid not null references broadcasts on delete cascade,
  occurrence_id bigint not null references occurrences on delete cascade,
  content_hash text not null,
  said jsonb not null,
  noted_at timestamptz,
  primary key (broadcast_id, occurrence_id)
);
create index event_corrections_open on event_corrections (broadcast_id) where noted_at is null;
