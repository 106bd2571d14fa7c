-- The channel's ids come in no order. With 25 million of them each new one went to another page of their index, and each page into
-- the log whole: sending took twice the database's time on a full year (measured). So the index stands in shelves of 262,144
-- deliveries: new ids go to the last one, which stays in memory, and whoever looks for an id asks each shelf that is there.
create function provider_id_shelf(delivery_id bigint) returns integer
language sql immutable parallel safe
as $$ select (delivery_id >> 18)::integer $$;

drop index delivery_provider_ids_hash;
create index delivery_provider_ids_shelves on delivery_provider_ids (account_id, provider_id_shelf(delivery_id), hash);

-- Our ids of the messages that the channel knows by this one.
create function deliveries_by_provider_id(account integer, provider_message_id text) returns setof bigint
language sql stable parallel safe
as $$
  select known.delivery_id
  from generate_series(
    (select min(provider_id_shelf(delivery_id)) from delivery_provider_ids where account_id = account),
    (select max(provider_id_shelf(delivery_id)) from delivery_provider_ids where account_id = account)
  ) shelf
  join delivery_provider_ids known
    on known.account_id = account
    and provider_id_shelf(known.delivery_id) = shelf
    and known.hash = md5(provider_message_id)::uuid
$$;
