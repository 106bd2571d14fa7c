-- Outside feeds and calendars that are polled: how each stands, what was last read, what could not be read, its news.

create table sources (
  id integer generated always as identity primary key,
  title text not null,
  url text not null unique,
  format text not null,
  -- Its events are tips of this topic, its news become drafts for it.
  topic_id integer references topics,
  drafts_news boolean not null default false,
  -- Only events in these towns and of these categories are offered; empty: all.
  only_cities text[] not null default '{}',
  only_categories text[] not null default '{}',
  every_minutes integer not null default 30 check (every_minutes between 15 and 60),
  created_at timestamptz not null,
  switched_off_at timestamptz,

  due_at timestamptz not null,
  -- Somebody fetches it until then; who fetches longer may not record any more.
  lease_until timestamptz,
  failures integer not null default 0,
  etag text,
  last_modified text,
  -- Where a permanent redirect leads.
  moved_to text,
  first_polled_at timestamptz,
  polled_at timestamptz,
  -- The last time it answered with something that could be read, or with "not modified".
  succeeded_at timestamptz,
  -- Why the last poll brought nothing: a word of `poll-words.ts`, and what belongs into its sentence.
  trouble text,
  trouble_detail text,

  -- More than half of the coming events were gone at once: nothing is taken away until staff say so.
  lost_at timestamptz,
  lost_events integer,
  lost_of integer,
  loss_accepted_at timestamptz
);
create index sources_due on sources (due_at) where switched_off_at is null;

-- The bytes of the last good fetch: read again every day, when dates further ahead come within reach.
create table source_bodies (
  source_id integer primary key references sources on delete cascade,
  bytes bytea not null,
  sha256 text not null,
  content_type text,
  url text not null,
  fetched_at timestamptz not null,
  read_at timestamptz not null
);

create table source_quarantine (
  id bigint generated always as identity primary key,
  source_id integer not null references sources on delete cascade,
  uid text,
  reason text not null,
  raw text not null,
  -- False: it could not be read at all; true: it was read, with this shortcoming.
  is_remark boolean not null,
  fingerprint text not null,
  first_seen_at timestamptz not null,
  unique (source_id, fingerprint)
);

create table source_items (
  id bigint generated always as identity primary key,
  source_id integer not null references sources on delete cascade,
  key text not null,
  title text not null,
  teaser text not null,
  text text not null,
  url text,
  image jsonb,
  published_at timestamptz,
  updated_at timestamptz,
  first_seen_at timestamptz not null,
  -- A draft is still to be made of it.
  draft_wanted boolean not null,
  broadcast_id uuid references broadcasts on delete set null,
  unique (source_id, key)
);
create index source_items_wanted on source_items (id) where draft_wanted;
