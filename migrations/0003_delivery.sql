-- The engine: batches, deliveries, leases, and what the channel reported. Every key starts with the account.

-- One thing said to many. Free text goes where the service window is open, the template elsewhere.
create table batches (
  account_id integer not null references channel_accounts,
  id uuid not null,
  lane text not null check (lane in ('reply', 'notice', 'urgent', 'broadcast', 'digest')),
  in_window jsonb,
  outside_window jsonb,
  -- Whoever is subscribed to none of these any more gets nothing of it (STOP withdraws in its own transaction).
  topic_ids integer[] not null default '{}',
  state text not null default 'open' check (state in ('open', 'paused', 'cancelled', 'halted')),
  halted_reason text,
  created_at timestamptz not null,
  primary key (account_id, id)
);

create table deliveries (
  account_id integer not null references channel_accounts,
  id bigint generated always as identity,
  lane text not null check (lane in ('reply', 'notice', 'urgent', 'broadcast', 'digest')),
  lane_rank smallint not null,
  batch_id uuid,
  address_id bigint references addresses on delete set null,
  subscriber_id bigint references subscribers on delete set null,
  message jsonb,
  state text not null default 'queued' check (state in (
    'queued', 'sending', 'accepted', 'held', 'sent', 'delivered', 'read',
    'failed', 'withdrawn', 'expired', 'uncertain')),
  form text check (form in ('free', 'template')),
  attempt smallint not null default 0,
  not_before timestamptz not null,
  expires_at timestamptz,
  claimed_by text,
  lease_until timestamptz,
  provider_message_id text,
  failure_code integer,
  failure_class text,
  charge_category text,
  charge_type text,
  created_at timestamptz not null,
  sending_at timestamptz,
  accepted_at timestamptz,
  sent_at timestamptz,
  delivered_at timestamptz,
  read_at timestamptz,
  failed_at timestamptz,
  primary key (account_id, id),
  check (batch_id is not null or message is not null or state not in ('queued', 'sending'))
);
create unique index deliveries_once on deliveries (account_id, batch_id, address_id)
  where batch_id is not null and address_id is not null;
create unique index deliveries_provider on deliveries (account_id, provider_message_id)
  where provider_message_id is not null;
create index deliveries_queue on deliveries (account_id, lane_rank, not_before, id) where state = 'queued';
create index deliveries_sending on deliveries (account_id, lease_until) where state = 'sending';
create index deliveries_uncertain on deliveries (account_id, sending_at) where state = 'uncertain';
create index deliveries_address on deliveries (account_id, address_id, id);

-- One process at a time sends for a number, so that its pace is exact.
create table sender_leases (
  account_id integer primary key references channel_accounts on delete cascade,
  owner text not null,
  until timestamptz not null
);

-- A status that names a delivery we do not know (yet): it may overtake our own record of the send.
create table parked_statuses (
  id bigint generated always as identity primary key,
  account_id integer not null references channel_accounts on delete cascade,
  provider_message_id text not null,
  delivery_ref text,
  status jsonb not null,
  received_at timestamptz not null
);
create index parked_statuses_message on parked_statuses (account_id, provider_message_id);

-- Raw bodies as they came: stored before they are answered, replayable, poisoned ones set aside.
create table webhook_bodies (
  id bigint generated always as identity primary key,
  channel text not null,
  body bytea not null,
  received_at timestamptz not null,
  attempts smallint not null default 0,
  lease_until timestamptz,
  processed_at timestamptz
);
create index webhook_bodies_open on webhook_bodies (id) where processed_at is null;

-- One event inside a body that could not be taken in; shown to staff, can be tried again.
create table set_aside_events (
  id bigint generated always as identity primary key,
  webhook_body_id bigint references webhook_bodies on delete cascade,
  channel text not null,
  event jsonb not null,
  reason text not null,
  at timestamptz not null,
  settled_at timestamptz
);

create table templates (
  account_id integer not null references channel_accounts on delete cascade,
  name text not null,
  language text not null,
  provider_id text,
  status text not null,
  category text not null,
  components jsonb not null,
  rejected_reason text,
  synced_at timestamptz not null,
  primary key (account_id, name, language)
);
