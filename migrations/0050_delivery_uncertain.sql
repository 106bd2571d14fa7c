-- What silence about a send may mean: what WhatsApp ever held, what staff chose for one broadcast, and when nobody could listen.

alter table batches
  -- When WhatsApp first held back some of it: from then on silence about another of it means nothing, also after the last was let go.
  add column held_at timestamptz,
  -- Rather twice than never: what is uncertain goes once more after the grace time, whatever the stream says.
  add column repeat_uncertain boolean not null default false;
update batches
set held_at = created_at
where exists (
  select 1
  from deliveries
  where deliveries.account_id = batches.account_id
    and deliveries.batch_id = batches.id
    and deliveries.state = 'held'
);

alter table broadcasts add column repeat_uncertain boolean not null default false;

alter table status_streams
  -- Until then nobody may have taken in reports (we were down, or the database was away): the grace time counts from here.
  add column deaf_until timestamptz,
  -- The clock was set back from here: sends up to this time are not known to be earlier or later than others.
  add column ambiguous_until timestamptz,
  alter column heard_up_to drop not null;
