-- A person gave it up that the partner was asked to purge this because of a moved order or an ended agreement: the hub does
-- not ask by itself again, and a deletion does.
alter table disclosure add column given_up boolean;
