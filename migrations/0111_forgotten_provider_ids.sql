-- Up to which delivery of a number the channel's ids are forgotten.

create table forgotten_provider_ids (
  account_id integer primary key references channel_accounts on delete cascade,
  up_to bigint not null
);
