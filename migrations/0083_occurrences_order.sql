-- The list of events reads dates in this order; sorting 200,000 of them for fifty took seconds.
create index occurrences_order on occurrences (starts_on, starts_at nulls first, id);
drop index occurrences_days;
create index occurrences_event on occurrences (event_id, starts_on);
