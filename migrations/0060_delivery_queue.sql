-- Sending wrote each delivery into nine indexes twice: 160 µs of the database for a message. Now nothing that sending or a status
-- changes is in an index, so that a row is rewritten in its own page (HOT): 10 µs.

-- The queue: ranges of ids among which deliveries wait. A chunk of a broadcast is one row, whatever waits alone is one of its own.
-- Ids of others, and of those who wait no more, may lie in between.
create table delivery_queue (
  account_id integer not null references channel_accounts on delete cascade,
  id bigint generated always as identity,
  batch_id uuid,
  lane_rank smallint not null,
  not_before timestamptz not null,
  first_id bigint not null,
  last_id bigint not null,
  primary key (account_id, id)
);
create index delivery_queue_batch on delivery_queue (account_id, batch_id, not_before, id) where batch_id is not null;
create index delivery_queue_own on delivery_queue (account_id, lane_rank, not_before, id) where batch_id is null;
insert into delivery_queue (account_id, batch_id, lane_rank, not_before, first_id, last_id)
select account_id, batch_id, lane_rank, not_before, id, id
from deliveries
where state = 'queued'
order by id;

-- What a process has claimed and not yet recorded. One claim may take several ranges.
create sequence delivery_claim_ids;
create table delivery_claims (
  account_id integer not null references channel_accounts on delete cascade,
  id bigint not null,
  owner text not null,
  lease_until timestamptz not null,
  first_id bigint not null,
  last_id bigint not null,
  primary key (account_id, id, first_id)
);

-- Found by the channel's id: a hash, because the id is long, spells a phone number and comes in no order.
create table delivery_provider_ids (
  account_id integer not null references channel_accounts on delete cascade,
  hash uuid not null,
  delivery_id bigint not null,
  primary key (account_id, hash)
);
insert into delivery_provider_ids (account_id, hash, delivery_id)
select account_id, md5(provider_message_id)::uuid, id
from deliveries
where provider_message_id is not null;

update deliveries set state = 'uncertain' where state = 'sending';
drop index deliveries_provider;
drop index deliveries_sending;
drop index deliveries_uncertain;
drop index deliveries_batch_queue;
drop index deliveries_own_queue;
alter table deliveries
  drop column claimed_by,
  drop column lease_until,
  add column claim_id bigint,
  -- Empty but for the few that are uncertain, so that their index costs the others nothing.
  add column uncertain_since timestamptz generated always as (case when state = 'uncertain' then coalesce(sending_at, created_at) end) stored,
  set (fillfactor = 40);
create index deliveries_uncertain on deliveries (account_id, uncertain_since) where uncertain_since is not null;
