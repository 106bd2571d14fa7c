-- Below the tips one tap asks for more: buttons that a rule gives to what it sends.
alter table broadcasts add column choices jsonb not null default '[]';
