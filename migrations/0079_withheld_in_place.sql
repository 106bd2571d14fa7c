-- An index that asks for the state is rewritten with every send; the code of a failure is enough to find what was withheld.

drop index deliveries_withheld;
create index deliveries_withheld on deliveries (failed_at)
  where failure_code in (131049, 130472, 131050, 132015);
