-- The epochs of the key ring. Their keys are in the ring, never here; order keys are stored wrapped by one of them.
-- A turn of the epochs inserts the next id. The primary key is what keeps two machines from making the same turn, so ids
-- count up over all tiers and are never used again.
create table vault_epoch (
    id           bigint                   not null,
    tier         varchar(16)              not null,
    state        varchar(16)              not null,
    key_check    bytea                    not null, -- only the right ring can have made it: see EpochCheck
    created_at   timestamp with time zone not null,
    retiring_at  timestamp with time zone,
    ending_at    timestamp with time zone,          -- from here on the ring may lack its key
    destroyed_at timestamp with time zone,          -- from here on no ring of this database has it
    constraint vault_epoch_pk primary key (id),
    constraint vault_epoch_id_positive check (id > 0),
    constraint vault_epoch_tier_known check (tier in ('standard', 'minor')),
    constraint vault_epoch_state_dated check (
        (state = 'current' and retiring_at is null and ending_at is null and destroyed_at is null)
        or (state = 'retiring' and retiring_at is not null and ending_at is null and destroyed_at is null)
        or (state = 'ending' and retiring_at is not null and ending_at is not null and destroyed_at is null)
        or (state = 'destroyed'
            and retiring_at is not null and ending_at is not null and destroyed_at is not null))
);

-- One row: how many exports of the wrapped keys were begun. A database that has counted fewer than an export says is older
-- than that export, and can be brought up to it.
create table vault_export (
    number bigint not null
);

insert into vault_export (number) values (0);
