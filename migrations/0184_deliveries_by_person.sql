-- Sending wrote the channel's id of each message into a table of its own, a fifth of what it costs the database, and hardly anybody
-- read it: a message and a report name the person, whose few deliveries have an index. What is left to remember is by which ids a
-- delivery that goes a second time was known before.
create table earlier_tries (
  account_id integer not null references channel_accounts on delete cascade,
  delivery_id bigint not null,
  -- The id itself spells the phone number.
  hash uuid not null,
  noted_at timestamptz not null,
  primary key (account_id, delivery_id, hash)
);

-- Of what was sent lately. The ledger is read by its key, the ids by their newest two shelves, each once.
with newest as materialized (
  select id as account_id, (select max(id) from deliveries where account_id = channel_accounts.id) as delivery_id
  from channel_accounts
), again as materialized (
  select delivery.account_id, delivery.id, md5(delivery.provider_message_id)::uuid as hash,
    delivery.state in ('queued', 'sending', 'uncertain') as goes_again
  from newest
  join deliveries delivery on delivery.account_id = newest.account_id and delivery.id > newest.delivery_id - 262144
  where delivery.attempt > 1
    or delivery.state in ('queued', 'uncertain')
), known as materialized (
  select id.account_id, id.delivery_id, id.hash
  from newest
  join delivery_provider_ids id
    on id.account_id = newest.account_id
    and provider_id_shelf(id.delivery_id) >= provider_id_shelf(newest.delivery_id) - 1
)
insert into earlier_tries (account_id, delivery_id, hash, noted_at)
select again.account_id, again.id, known.hash, now()
from again
join known on known.account_id = again.account_id and known.delivery_id = again.id
where again.goes_again
  or known.hash is distinct from again.hash
on conflict do nothing;

drop function deliveries_by_provider_id;
drop table delivery_provider_ids;
drop function provider_id_shelf;
drop table forgotten_provider_ids;

-- Every second the parked reports of the last minute are looked at.
create index parked_statuses_received on parked_statuses (account_id, received_at);
