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
    destroyed_at timestamp with time zone,
    constraint vault_epoch_pk primary key (id),
    constraint vault_epoch_id_positive check (id > 0),
    constraint vault_epoch_tier_known check (tier in ('standard', 'minor')),
    constraint vault_epoch_state_dated check (
        (state = 'current' and retiring_at is null and destroyed_at is null)
        or (state = 'retiring' and retiring_at is not null and destroyed_at is null)
        or (state = 'destroyed' and retiring_at is not null and destroyed_at is not null))
);
