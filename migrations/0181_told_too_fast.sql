-- WhatsApp also reports later that an accepted message came too fast. Whoever takes the report in is not always who sends
-- for the number: the sender finds the mark here.
alter table channel_accounts add column told_too_fast_at timestamptz;
