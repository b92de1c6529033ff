-- The proof of what became of deletions: entries, chained, and the signed heads of the chain. Nothing here is ever updated,
-- and only proof_news is deleted from. It holds request ids, random ids, partners, names, codes, epochs,
-- times.

-- The one row that whoever appends locks, as the last one of the transaction.
create table proof_chain (
  slot   int   not null primary key,
  -- random: what tells this chain from any other
  id     uuid  not null,
  -- HMAC of the id: what the first link follows
  origin bytea not null,
  constraint proof_chain_one check (slot = 1)
);

-- What was appended at once. Its MAC covers its number, time and entries, and the MAC of the link before it.
create table proof_link (
  number  bigint                   not null primary key,
  at      timestamp with time zone not null,
  -- of the chain, from its beginning up to and with this link
  entries bigint                   not null,
  mac     bytea                    not null
);

create table proof_entry (
  link       bigint not null,
  -- within the link, from 1
  position   int    not null,
  -- as it stands in the body, for the look-up
  request_id varchar(64),
  -- JSON, as proof.ProofEntry writes it
  body       text   not null,
  -- HMAC of chain, link, position and body: it tells which entry of a link was altered
  mac        bytea  not null,
  constraint proof_entry_pk primary key (link, position)
);

create index proof_entry_of_request on proof_entry (request_id);

-- The chain as it was at a link, signed: for others to keep, so that a chain that was cut off is found out.
create table proof_head (
  number    bigint                   not null primary key,
  at        timestamp with time zone not null,
  entries   bigint                   not null,
  mac       bytea                    not null,
  signature bytea                    not null
);

-- Heads that the shop has not been told of yet.
create table proof_news (
  number bigint not null primary key
);
