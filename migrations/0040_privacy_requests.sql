-- AUSKUNFT and LÖSCHEN are jobs that must happen: a row each, written with the message that asked.
create table privacy_requests (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('access', 'erasure')),
  subscriber_id bigint references subscribers on delete set null,
  address_id bigint references addresses on delete set null,
  account_id integer not null references channel_accounts,
  -- Erasure waits until this last message has left, so that the person learns of it.
  farewell_delivery_id bigint,
  asked_at timestamptz not null,
  done_at timestamptz
);
create index privacy_requests_open on privacy_requests (id) where done_at is null;

-- Keyed hashes of erased addresses: an old list imported later must not bring the person back.
create table erased_addresses (
  address_hash text primary key,
  erased_at timestamptz not null
);
