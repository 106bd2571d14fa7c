-- The list of a broadcast's recipients shows fifty of them by id: to find them the whole batch was read and sorted, at each look of
-- each open page (45 ms for 100,000). It costs a message half a microsecond of the database where it is added, and nothing later.
create index deliveries_batch on deliveries (account_id, batch_id, id) where batch_id is not null;
-- Knew those of a batch who were erased; this one knows all.
drop index deliveries_batch_erased;
