-- Whoever is erased or becomes one with another person is looked for wherever they are named: without these each time through the
-- whole ledger, the deliveries of years.

create index deliveries_subscriber on deliveries (subscriber_id);
create index conversations_address on conversations (address_id);
create index conversations_subscriber on conversations (subscriber_id);
create index addresses_replaced_by on addresses (replaced_by) where replaced_by is not null;
