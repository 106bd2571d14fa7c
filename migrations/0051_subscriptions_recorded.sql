-- A broadcast's audience is frozen at its start: who subscribes while it is being expanded waits for the next one.

-- When we took the latest yes in, which may be later than it was said (an import, a message that was on its way); null: before this was kept.
alter table subscriptions add column recorded_at timestamptz;
