-- Who we know, where they are reached, what they want, and the proof of every yes and no.

create table topics (
  id integer generated always as identity primary key,
  key text not null unique check (key ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  title text not null check (length(title) between 1 and 24),
  title_en text,
  description text not null default '' check (length(description) <= 72),
  description_en text,
  promised_frequency text not null default '',
  promised_frequency_en text,
  position integer not null default 0,
  hidden_at timestamptz,
  created_at timestamptz not null default now()
);

create table subscribers (
  id bigint generated always as identity primary key,
  display_name text,
  language text not null default 'de',
  paused_until date,
  -- Random link between a person and the consent chain; it goes with the person.
  consent_subject text not null unique,
  pilot_code text,
  erasure_asked_at timestamptz,
  erasure_confirmed_at timestamptz,
  created_at timestamptz not null default now()
);

-- Where a subscriber is reached. WhatsApp: business-scoped user id and/or phone; either may be missing, not both.
create table addresses (
  id bigint generated always as identity primary key,
  account_id integer not null references channel_accounts,
  subscriber_id bigint not null references subscribers on delete cascade,
  bsuid text,
  phone text check (phone ~ '^[0-9]{5,15}$'),
  username text,
  state text not null default 'active' check (state in ('active', 'replaced', 'unreachable', 'blocked')),
  undeliverable_count integer not null default 0,
  marketing_stopped_at timestamptz,
  last_inbound_at timestamptz,
  replaced_by bigint references addresses on delete set null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  check (bsuid is not null or phone is not null)
);
create unique index addresses_bsuid on addresses (account_id, bsuid) where bsuid is not null;
create unique index addresses_phone on addresses (account_id, phone) where phone is not null;
create index addresses_subscriber on addresses (subscriber_id);

create table subscriptions (
  topic_id integer not null references topics,
  subscriber_id bigint not null references subscribers on delete cascade,
  state text not null check (state in ('pending', 'active', 'ended')),
  frequency text not null default 'at-once',
  since timestamptz not null,
  ended_at timestamptz,
  primary key (topic_id, subscriber_id)
);
create index subscriptions_subscriber on subscriptions (subscriber_id);

-- What was shown when somebody said yes or no, once per wording.
create table consent_wordings (
  hash text primary key,
  wording text not null,
  first_used_at timestamptz not null
);

-- Append-only proof. Every hash covers the row and the hash before it. Nothing here names a person:
-- `subject` is a random token of the subscriber, `evidence_hash` covers the erasable evidence beside it.
create table consents (
  id bigint primary key,
  subject text not null,
  decision text not null check (decision in ('yes', 'no')),
  topic_keys text[] not null,
  source text not null,
  wording_hash text not null references consent_wordings,
  notice_version text not null,
  evidence_hash text not null,
  at timestamptz not null,
  previous_hash text not null,
  hash text not null
);
create index consents_subject on consents (subject);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed', tg_table_name;
end $$;
create trigger consents_append_only before update or delete on consents
  for each row execute function refuse_change();
create trigger consents_no_truncate before truncate on consents
  for each statement execute function refuse_change();

-- The message that carried the decision; goes when the person is erased.
create table consent_evidence (
  consent_id bigint primary key references consents,
  subscriber_id bigint not null references subscribers on delete cascade,
  provider_message_id text,
  said text
);
create index consent_evidence_subscriber on consent_evidence (subscriber_id);

-- Versions of the privacy notice; the newest by valid_from is shown, a consent names the one it saw.
create table notice_versions (
  version text primary key,
  body_de text not null,
  body_en text not null,
  hash text not null,
  valid_from timestamptz not null
);
