-- What the last good reading held, kept beside the source: counting 200,000 dates for a list took seconds.
alter table sources
  add column events_read integer not null default 0,
  add column news_read integer not null default 0,
  add column unreadable integer not null default 0;
