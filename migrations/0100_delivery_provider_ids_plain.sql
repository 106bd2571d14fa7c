-- A unique index cost each message three records in the log and half as much again of the database's time, to keep out what does
-- no harm: the same id twice, after a result was written again because the answer of the database was lost.
alter table delivery_provider_ids drop constraint delivery_provider_ids_pkey;
create index delivery_provider_ids_hash on delivery_provider_ids (account_id, hash);
