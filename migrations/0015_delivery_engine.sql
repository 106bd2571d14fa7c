-- What the engine needs beside its ledger: the queue of one batch, its canary, and how far statuses have been heard.

-- The first five of a batch, sent alone and watched.
alter table batches add column canary_ids bigint[] not null default '{}';
alter table batches add column canary_passed_at timestamptz;

-- A batch that is paused, or waits behind another, must not be read over and over by the claim of the others.
create index deliveries_batch_queue on deliveries (account_id, batch_id, not_before, id)
  where state = 'queued' and batch_id is not null;
create index deliveries_own_queue on deliveries (account_id, lane_rank, not_before, id)
  where state = 'queued' and batch_id is null;
drop index deliveries_queue;
-- Counting a batch reads `deliveries_once`; who was erased has left that index and is found here.
create index deliveries_batch_erased on deliveries (account_id, batch_id)
  where batch_id is not null and address_id is null;

-- The newest send of which a status has come: while it moves on, silence about an older send means "not accepted".
create table status_streams (
  account_id integer primary key references channel_accounts on delete cascade,
  heard_up_to timestamptz not null
);

-- Why deliveries failed, in words for staff: one row a code, so that a row of the millions carries no sentence.
create table failure_reasons (
  code integer primary key,
  class text not null,
  reason text not null
);
