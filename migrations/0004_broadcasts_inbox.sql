-- What the county says to many, and what citizens and county say to each other.

create table broadcasts (
  id uuid primary key,
  account_id integer not null references channel_accounts,
  slug text not null unique,
  state text not null default 'draft' check (state in (
    'draft', 'in-review', 'approved', 'scheduled', 'sending', 'paused', 'sent', 'cancelled')),
  lane text not null default 'broadcast' check (lane in ('broadcast', 'urgent')),
  title text not null,
  teaser text not null,
  body text not null,
  link text,
  image_media_id bigint references media,
  image_alt text,
  author_id bigint references staff on delete set null,
  approved_by bigint references staff on delete set null,
  approved_at timestamptz,
  send_at timestamptz,
  started_at timestamptz,
  expanded_at timestamptz,
  expanded_to bigint not null default 0,
  finished_at timestamptz,
  audience integer,
  estimate_micros bigint,
  currency text,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index broadcasts_due on broadcasts (send_at) where state = 'scheduled';
create index broadcasts_updated on broadcasts (updated_at desc);

create table broadcast_topics (
  broadcast_id uuid not null references broadcasts on delete cascade,
  topic_id integer not null references topics,
  primary key (broadcast_id, topic_id)
);

create table conversations (
  id bigint generated always as identity primary key,
  account_id integer not null references channel_accounts,
  address_id bigint not null references addresses on delete cascade,
  subscriber_id bigint not null references subscribers on delete cascade,
  state text not null default 'open' check (state in ('open', 'waiting', 'done')),
  waiting_since timestamptz,
  assignee_id bigint references staff on delete set null,
  last_message_at timestamptz not null,
  -- The closure (start of closed time) for which the out-of-hours notice was already given.
  closure_noticed_for timestamptz,
  unique (account_id, address_id)
);
create index conversations_waiting on conversations (waiting_since) where state = 'waiting';
create index conversations_recent on conversations (last_message_at desc);

create table messages (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references conversations on delete cascade,
  account_id integer not null references channel_accounts,
  direction text not null check (direction in ('in', 'out')),
  kind text not null,
  text text not null default '',
  -- Place, contacts, raw form of what cannot be displayed: whatever the kind needs beside its text.
  details jsonb not null default '{}',
  media_id bigint references media,
  provider_media_id text,
  media_state text check (media_state in ('wanted', 'stored', 'lost')),
  provider_message_id text,
  reply_to text,
  broadcast_id uuid references broadcasts on delete set null,
  delivery_id bigint,
  staff_id bigint references staff on delete set null,
  -- True for commands (STOPP, topic choices) and our automatic answers: part of the talk, nobody's task.
  automatic boolean not null default false,
  reactions jsonb not null default '[]',
  at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz
);
create unique index messages_provider on messages (account_id, provider_message_id)
  where provider_message_id is not null;
create index messages_conversation on messages (conversation_id, id);
create index messages_media_wanted on messages (id) where media_state = 'wanted';
create index messages_delivery on messages (account_id, delivery_id) where delivery_id is not null;
