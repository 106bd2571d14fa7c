-- A check per message that the account exists, which the delivery beside it was checked for already.

alter table delivery_provider_ids drop constraint delivery_provider_ids_account_id_fkey;
