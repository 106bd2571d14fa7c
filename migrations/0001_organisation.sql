-- The ground everything stands on: settings, staff, sessions, tokens, audit, and the channel accounts.

create table settings (
  key text primary key,
  value jsonb not null,
  updated_at timestamptz not null default now()
);

-- Staff-edited wording; a text without a row uses the wording shipped with the program.
create table texts (
  key text not null,
  language text not null,
  body text not null,
  updated_at timestamptz not null default now(),
  primary key (key, language)
);

create table staff (
  id bigint generated always as identity primary key,
  email text not null,
  name text not null,
  role text not null check (role in ('editor', 'dialogue', 'administrator')),
  password_hash text not null,
  language text not null default 'de' check (language in ('de', 'en')),
  test_address_id bigint,
  created_at timestamptz not null default now(),
  disabled_at timestamptz
);
create unique index staff_email on staff (lower(email));

-- Only a hash of the cookie is kept: a stolen backup opens no session.
create table staff_sessions (
  token_hash text primary key,
  staff_id bigint not null references staff on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index staff_sessions_staff on staff_sessions (staff_id);

create table api_tokens (
  id bigint generated always as identity primary key,
  name text not null,
  token_hash text not null unique,
  may_approve boolean not null default false,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz
);

create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  staff_id bigint references staff on delete set null,
  actor text not null check (actor in ('staff', 'api', 'system', 'subscriber')),
  action text not null,
  subject text,
  details jsonb not null default '{}'
);
create index audit_log_at on audit_log (at desc);

-- Token buckets that survive a restart and are shared by all processes (log-in, public forms).
create table rate_limits (
  bucket text primary key,
  tokens double precision not null,
  updated_at timestamptz not null
);

-- A number of the county on one channel. Secrets are sealed with RUNDRUF_SECRET.
create table channel_accounts (
  id integer generated always as identity primary key,
  channel text not null,
  external_id text not null,
  business_account_id text not null default '',
  display_number text not null default '',
  verified_name text not null default '',
  secrets_sealed text not null,
  messages_per_second integer not null default 80 check (messages_per_second > 0),
  daily_recipient_limit integer,
  flow_id text,
  health jsonb not null default '{}',
  halted_at timestamptz,
  halted_reason text,
  created_at timestamptz not null default now(),
  unique (channel, external_id)
);

create table media (
  id bigint generated always as identity primary key,
  sha256 text not null,
  mime_type text not null,
  file_name text,
  bytes bigint not null,
  path text not null,
  width integer,
  height integer,
  created_at timestamptz not null default now()
);

-- Where a file of ours already lies with the channel, so that a broadcast uploads its picture once.
create table media_uploads (
  account_id integer not null references channel_accounts on delete cascade,
  media_id bigint not null references media on delete cascade,
  provider_media_id text not null,
  uploaded_at timestamptz not null,
  primary key (account_id, media_id)
);
