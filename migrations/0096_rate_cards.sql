-- Meta changes its prices on the first day of a quarter: staff add a card, the past keeps the prices that it had.

create table rate_cards (
  -- First day on which it holds, UTC.
  valid_from date primary key,
  -- By market, then marketing, utility and service, in millionths of the currency.
  prices jsonb not null,
  free_service_messages integer not null check (free_service_messages >= 0),
  added_by bigint references staff on delete set null,
  added_at timestamptz not null
);
