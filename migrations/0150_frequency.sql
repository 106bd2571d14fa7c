-- How often somebody wants to hear of a topic, and what therefore waits for their next summary.

alter table subscriptions
  add constraint subscriptions_frequency check (frequency in ('at-once', 'daily', 'weekly'));

-- One broadcast for one person: it was not sent to them by itself and goes with a summary.
create table summary_items (
  broadcast_id uuid not null references broadcasts on delete cascade,
  subscriber_id bigint not null references subscribers on delete cascade,
  cadence text not null check (cadence in ('daily', 'weekly')),
  -- They chose it, or had as many messages that day as are promised at most.
  reason text not null check (reason in ('chosen', 'promise')),
  noted_on date not null,
  -- The broadcast that carries it; null while it waits.
  summary_id uuid references broadcasts on delete cascade deferrable initially deferred,
  primary key (broadcast_id, subscriber_id)
);
create index summary_items_waiting on summary_items (subscriber_id) where summary_id is null;
create index summary_items_summary on summary_items (summary_id, subscriber_id) where summary_id is not null;
create index summary_items_subscriber on summary_items (subscriber_id);

-- Once for each local day, however many processes look.
create table summary_runs (
  day date primary key,
  settled_at timestamptz not null
);

-- Put together from others: sent like any broadcast, and listed in no archive.
alter table broadcasts add column is_summary boolean not null default false;
-- Most hear of everything at once: whether anybody collects is asked for every chunk of an audience.
create index subscriptions_collected on subscriptions (topic_id) where frequency <> 'at-once';
