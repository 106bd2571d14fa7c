-- Since when reports of what a number sent should have come and none did: looked for every minute, because that reads all
-- deliveries of a broadcast under way, and shown to whoever looks.
alter table channel_accounts add column silent_since timestamptz;
