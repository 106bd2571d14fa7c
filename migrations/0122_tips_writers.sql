-- Nobody approves a list of tips that they changed, also not where somebody else changed it afterwards.

alter table digest_runs add column editors bigint[] not null default '{}';
update digest_runs
set editors = array[edited_by]
where edited_by is not null;
