-- What the partner is called, for who asks when its contract is gone; null: not used since it is put on record.
alter table contract_version add column partner_name text;
