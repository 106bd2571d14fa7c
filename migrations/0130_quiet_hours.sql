-- Quiet hours: what is not urgent waits until they end, before its start or on its way, without anybody having paused it.

alter table broadcasts
  -- It waits for this moment; null where no quiet hours keep it.
  add column quiet_until timestamptz;
