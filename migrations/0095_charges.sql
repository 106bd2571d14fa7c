-- What Meta charges is added up as it is reported, so that a month's costs are a few rows and not millions of deliveries.

-- Delivered messages by what decides on their price. The month is the account's calendar month (it bounds the free service
-- messages), the day is in UTC (rate cards are dated so).
create table charge_totals (
  account_id integer not null references channel_accounts,
  month date not null,
  day date not null,
  category text not null,
  type text not null,
  market text not null,
  count integer not null,
  primary key (account_id, month, day, category, type, market)
);

-- Under which market a delivery was added up; stays when the address is erased. Null: before this column, as Germany.
alter table deliveries add column charge_market text;

insert into charge_totals (account_id, month, day, category, type, market, count)
select account_id,
  date_trunc('month', coalesce(delivered_at, read_at) at time zone coalesce(
    (select value ->> 'timeZone' from settings where key = 'organisation'), 'Europe/Berlin'))::date,
  (coalesce(delivered_at, read_at) at time zone 'UTC')::date,
  charge_category, coalesce(charge_type, 'regular'), 'germany', count(*)
from deliveries
where charge_category is not null
  and coalesce(delivered_at, read_at) is not null
group by 1, 2, 3, 4, 5;
