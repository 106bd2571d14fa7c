-- Messages may arrive in another order than they were written (webhooks are repeated for 36 hours): a pause that was asked
-- for before another one does not replace it.
alter table subscribers add column pause_said_at timestamptz;
