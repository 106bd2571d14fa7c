-- Meta lets a portfolio write to so many people a day outside the service window; the engine counts them itself.

-- Whom we last wrote to outside the window, and when. Rows older than a day go at the next claim. No foreign key: Meta counts
-- whoever was erased in between as well, and the bare id names nobody any more.
create table daily_recipients (
  account_id integer not null references channel_accounts on delete cascade,
  address_id bigint not null,
  at timestamptz not null,
  primary key (account_id, address_id)
);
create index daily_recipients_at on daily_recipients (at);
