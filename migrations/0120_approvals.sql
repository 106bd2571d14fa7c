-- Four eyes for each topic: how many approvals, given by whom for which words, written by whom, who stands in for whom.

alter table topics
  add column approvals smallint not null default 0 check (approvals between 0 and 2);
-- Until now it was one rule for everything.
update topics
set approvals = 1
where exists (
  select 1
  from settings
  where key = 'broadcasts'
    and (value ->> 'fourEyes')::boolean
);
delete from settings where key = 'broadcasts';

alter table staff
  add column approves boolean not null default true;

-- What was said of a version of a broadcast: an approval or a refusal. Holds for the words of its fingerprint only.
create table broadcast_reviews (
  id bigint generated always as identity primary key,
  broadcast_id uuid not null references broadcasts on delete cascade,
  verdict text not null check (verdict in ('approved', 'rejected')),
  staff_id bigint references staff on delete set null,
  -- Whose place the deputy took.
  in_place_of bigint references staff on delete set null,
  -- A rule that an administrator set approved it.
  by_rule boolean not null default false,
  fingerprint text not null,
  said jsonb not null,
  reason text not null default '',
  at timestamptz not null,
  withdrawn_at timestamptz,
  -- The words changed afterwards.
  superseded_at timestamptz,
  check (verdict = 'approved' or reason <> '')
);
create index broadcast_reviews_broadcast on broadcast_reviews (broadcast_id, id);
-- One approval a person and one a place, whatever is clicked at the same moment.
create unique index broadcast_reviews_once on broadcast_reviews (broadcast_id, staff_id)
  where verdict = 'approved' and withdrawn_at is null and superseded_at is null and staff_id is not null;
create unique index broadcast_reviews_place on broadcast_reviews (broadcast_id, coalesce(in_place_of, staff_id))
  where verdict = 'approved' and withdrawn_at is null and superseded_at is null and staff_id is not null;

-- Everyone whose words are in it; `covered_by` is the approval that made it fully approved since.
create table broadcast_writers (
  broadcast_id uuid not null references broadcasts on delete cascade,
  staff_id bigint not null references staff on delete cascade,
  covered_by bigint references broadcast_reviews on delete set null,
  primary key (broadcast_id, staff_id)
);
insert into broadcast_writers (broadcast_id, staff_id)
select id, author_id
from broadcasts
where author_id is not null
union
select id, edited_by
from broadcasts
where edited_by is not null;

create table approval_deputies (
  id bigint generated always as identity primary key,
  staff_id bigint not null references staff on delete cascade,
  deputy_id bigint not null references staff on delete cascade,
  -- Both days count, where the organisation is.
  starts_on date not null,
  ends_on date not null,
  set_by bigint references staff on delete set null,
  set_at timestamptz not null,
  ended_at timestamptz,
  check (staff_id <> deputy_id),
  check (ends_on >= starts_on)
);
create index approval_deputies_deputy on approval_deputies (deputy_id) where ended_at is null;
