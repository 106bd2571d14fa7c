-- The month's budget is a hard stop: what was sent and is not charged yet counts, and who may go beyond it is written down.

-- What messages on their way will cost once they arrive; only while there is a budget. Cleared at the next claim after they
-- were charged or failed. The state of the delivery decides, so nothing has to be taken back anywhere else.
create table reserved_charges (
  account_id integer not null,
  delivery_id bigint not null,
  micros bigint not null check (micros >= 0),
  -- It takes one of the month's free service messages.
  takes_free boolean not null,
  at timestamptz not null,
  primary key (account_id, delivery_id),
  foreign key (account_id, delivery_id) references deliveries (account_id, id) on delete cascade
);

alter table batches add column ignores_budget boolean not null default false;

alter table broadcasts
  -- An urgent one: this second person let it go beyond the budget.
  add column over_budget_by bigint references staff on delete set null,
  add column over_budget_at timestamptz;
