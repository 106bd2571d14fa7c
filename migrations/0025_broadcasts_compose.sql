-- What composing needs beside the content: who changed it last, the count-down, what hinders the start; and how staff link their own phone.

alter table broadcasts
  -- Where four eyes are wanted, neither the author nor whoever changed it last may approve.
  add column edited_by bigint references staff on delete set null,
  -- "Send" was pressed: it starts when the count-down is over, not at a time somebody planned.
  add column countdown boolean not null default false,
  -- A sentence for staff: why it does not start, or was paused by itself.
  add column hindrance text;

-- Public pages of a county's archive, newest first.
create index broadcasts_public on broadcasts (started_at desc) where started_at is not null;

-- One unused code a member: whoever writes it to the number gets that member's test sends from then on.
create table test_codes (
  staff_id bigint primary key references staff on delete cascade,
  code text not null unique,
  made_at timestamptz not null
);

alter table staff
  add constraint staff_test_address_id_fkey foreign key (test_address_id) references addresses on delete set null;
create index staff_test_address on staff (test_address_id) where test_address_id is not null;
