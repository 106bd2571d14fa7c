-- Who was refused for now stood behind everybody else of a broadcast: at 64 a second, with 100,000 people, half an hour. An urgent
-- warning must not wait so long, so that those who were put back are found by an index of their own, empty on a good day.
alter table delivery_queue add column put_back boolean not null default false;
create index delivery_queue_put_back on delivery_queue (account_id, batch_id, not_before, id) where put_back;
