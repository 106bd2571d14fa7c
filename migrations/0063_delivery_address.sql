-- While its statistics were old the planner read this index from end to end for each group of results, because it held the
-- account and the id. Without them it is smaller, and finds whom an erased address takes with it.

drop index deliveries_address;
create index deliveries_address on deliveries (address_id);
