-- What the sender of a number waits for, so that staff read it on the page and not in a log.

alter table channel_accounts
  -- "not-answering": the channel is out of order for everybody; "slowed": it asked for a slower pace. Null: all is well.
  add column trouble text check (trouble in ('not-answering', 'slowed')),
  add column trouble_since timestamptz;
